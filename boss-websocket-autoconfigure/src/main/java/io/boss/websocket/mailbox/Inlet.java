package io.boss.websocket.mailbox;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.boss.websocket.mailbox.MailboxLimits.WhenFull;

/**
 * The way of one client's messages into a {@link Mailbox}, with the client's share of it.
 * <p>
 * Mail is offered by one thread at a time, the one that reads from the client, and taken
 * out by the service. A pause and the resume that undoes it can therefore meet: both
 * happen under a lock, and whoever has paused looks once more whether there is room, so
 * that a client is never left paused beside an empty mailbox.
 */
public final class Inlet implements Mail.Slot {

	private static final AtomicIntegerFieldUpdater<Inlet> PENDING = AtomicIntegerFieldUpdater.newUpdater(Inlet.class,
			"pending");

	private final Mailbox mailbox;

	private final ReadControl control;

	// Written only through the updater.
	private volatile int pending;

	private volatile boolean paused;

	Inlet(Mailbox mailbox, ReadControl control) {
		this.mailbox = mailbox;
		this.control = control;
	}

	/**
	 * Offers a message. If clients are paused when there is no room, it is always taken,
	 * because it has been read already; the pause concerns the next one.
	 * @param mail the mail
	 * @return whether it was taken
	 */
	public boolean offer(Mail mail) {
		MailboxLimits limits = this.mailbox.limits();
		int own = PENDING.incrementAndGet(this);
		int all = this.mailbox.enter();
		if (limits.whenFull() != WhenFull.PAUSE && (own > limits.clientShare() || all > limits.capacity())) {
			PENDING.decrementAndGet(this);
			this.mailbox.leave();
			return false;
		}
		mail.occupy(this);
		this.mailbox.put(mail);
		if (limits.whenFull() == WhenFull.PAUSE && (own >= limits.clientShare() || all >= limits.capacity())) {
			pause();
		}
		return true;
	}

	/**
	 * How many messages of this client wait.
	 * @return the number of messages
	 */
	public int pending() {
		return this.pending;
	}

	/**
	 * Whether reading from the client is paused.
	 * @return whether it is paused
	 */
	public boolean isPaused() {
		return this.paused;
	}

	/**
	 * The client is gone.
	 */
	public void close() {
		resume();
	}

	@Override
	public void release() {
		PENDING.decrementAndGet(this);
		this.mailbox.leave();
		if (this.paused) {
			resumeIfRoom();
		}
	}

	void resumeIfRoom() {
		if (this.pending <= this.mailbox.limits().clientLowWater() && this.mailbox.isBelowLowWater()) {
			resume();
		}
	}

	private void pause() {
		this.mailbox.pauses().lock();
		try {
			if (!this.paused) {
				this.paused = true;
				this.mailbox.paused().add(this);
				this.control.pause();
			}
		}
		finally {
			this.mailbox.pauses().unlock();
		}
		resumeIfRoom();
	}

	private void resume() {
		this.mailbox.pauses().lock();
		try {
			if (this.paused) {
				this.paused = false;
				this.mailbox.paused().remove(this);
				this.control.resume();
			}
		}
		finally {
			this.mailbox.pauses().unlock();
		}
	}

}
