/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import io.boss.websocket.mailbox.MailboxLimits.WhenFull;

/**
 * Way of one client's messages into a {@link Mailbox}, with the client's share of it.
 * <p>
 * Mail is offered by one thread at a time, the one that reads from the client, and taken
 * out by the service. A pause and the resume that undoes it can therefore meet: both
 * happen under a lock, and the thread that has paused looks once more whether there is
 * room, so that a client is never left paused beside an empty mailbox.
 */
public final class ClientInbox implements Mail.Slot {

	private static final AtomicLongFieldUpdater<ClientInbox> PENDING = AtomicLongFieldUpdater
		.newUpdater(ClientInbox.class, "pending");

	private final Mailbox mailbox;

	private final ReadControl control;

	// The load of this client's messages. Written only through the updater.
	private volatile long pending;

	private volatile boolean paused;

	ClientInbox(Mailbox mailbox, ReadControl control) {
		this.mailbox = mailbox;
		this.control = control;
	}

	/**
	 * Offers a message. If clients are paused when there is no room, it is always taken,
	 * because it has been read already; the pause concerns the next one.
	 * @param mail the mail
	 * @param bytes the size of the message
	 * @return whether it was taken
	 */
	public boolean offer(Mail mail, int bytes) {
		if (this.mailbox.limits().whenFull() == WhenFull.PAUSE) {
			take(mail, bytes);
			return true;
		}
		// No other thread adds to what is pending.
		boolean taken = this.mailbox.limits().hasClientRoom(this.pending, bytes)
				&& this.mailbox.incoming().tryEnter(bytes);
		if (taken) {
			PENDING.addAndGet(this, Load.of(1, bytes));
			put(mail, bytes);
		}
		return taken;
	}

	private void take(Mail mail, int bytes) {
		long own = PENDING.addAndGet(this, Load.of(1, bytes));
		boolean full = this.mailbox.incoming().enter(bytes);
		put(mail, bytes);
		if (full || this.mailbox.limits().isClientFull(own)) {
			pause();
		}
	}

	private void put(Mail mail, int bytes) {
		mail.occupy(this, bytes);
		this.mailbox.put(mail);
	}

	/**
	 * How many messages of this client wait.
	 * @return the number of messages
	 */
	public int pending() {
		return Load.messages(this.pending);
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
	public void release(int bytes) {
		PENDING.addAndGet(this, -Load.of(1, bytes));
		this.mailbox.leave(bytes);
		if (this.paused) {
			resumeIfRoom();
		}
	}

	void resumeIfRoom() {
		if (this.mailbox.incoming().isBelowLowWater() && hasRoom(this.pending)) {
			resume();
		}
	}

	// When other mailboxes hold too much, a client goes on one message at a time: nobody
	// has to tell it when they hold less, and its service need not suffer from theirs.
	private boolean hasRoom(long pending) {
		return pending == 0
				|| (this.mailbox.limits().isClientBelowLowWater(pending) && this.mailbox.total().isBelowLowWater());
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
