package io.boss.websocket.mailbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.core.task.TaskExecutor;

/**
 * Decides what gets into the queue of a {@link SerializedTaskExecutor}.
 * <ul>
 * <li><b>Clients</b> have an {@link Inlet} each. A client that has used up its share, or
 * that finds the mailbox full, is slowed down or refused
 * ({@link MailboxLimits.WhenFull}); the others go on.</li>
 * <li><b>Broadcasts and infos</b> have room of their own; when it is used up the sender
 * is told.</li>
 * <li><b>Joins, closes and orders of the supervisor</b> are always taken: there are at
 * most a few for each connection.</li>
 * </ul>
 * Safe on any thread; nothing blocks.
 */
public final class Mailbox {

	private final TaskExecutor executor;

	private final MailboxLimits limits;

	private final AtomicInteger incoming = new AtomicInteger();

	private final Quota broadcasts;

	private final Quota infos;

	private final Set<Inlet> paused = ConcurrentHashMap.newKeySet();

	// One for all clients, because pauses are rare and clients are many.
	private final ReentrantLock pauses = new ReentrantLock();

	/**
	 * Creates a mailbox.
	 * @param executor runs the mail, one at a time
	 * @param limits how much may wait
	 */
	public Mailbox(TaskExecutor executor, MailboxLimits limits) {
		this.executor = executor;
		this.limits = limits;
		this.broadcasts = new Quota(limits.broadcasts());
		this.infos = new Quota(limits.infos());
	}

	/**
	 * Takes mail that must not be lost.
	 * @param mail the mail
	 */
	public void put(Mail mail) {
		this.executor.execute(mail);
	}

	/**
	 * Takes a broadcast if there is room.
	 * @param mail the mail
	 * @return whether it was taken
	 */
	public boolean offerBroadcast(Mail mail) {
		return offer(mail, this.broadcasts);
	}

	/**
	 * Takes an info if there is room.
	 * @param mail the mail
	 * @return whether it was taken
	 */
	public boolean offerInfo(Mail mail) {
		return offer(mail, this.infos);
	}

	/**
	 * Keeps a place among the infos for mail that comes later, if there is room. The
	 * place is given back when the mail has been {@link #put} and is taken out.
	 * @param mail the mail
	 * @return whether there was room
	 */
	public boolean reserveInfo(Mail mail) {
		return reserve(mail, this.infos);
	}

	/**
	 * Opens an inlet for a client.
	 * @param control stops and restarts reading from the client
	 * @return the inlet
	 */
	public Inlet openInlet(ReadControl control) {
		return new Inlet(this, control);
	}

	/**
	 * How many messages, broadcasts and infos wait, places that are kept included.
	 * @return the depth
	 */
	public int depth() {
		return this.incoming.get() + this.broadcasts.used() + this.infos.used();
	}

	private boolean offer(Mail mail, Quota quota) {
		boolean taken = reserve(mail, quota);
		if (taken) {
			this.executor.execute(mail);
		}
		return taken;
	}

	private static boolean reserve(Mail mail, Quota quota) {
		boolean room = quota.acquire();
		if (room) {
			mail.occupy(quota);
		}
		return room;
	}

	MailboxLimits limits() {
		return this.limits;
	}

	int enter() {
		return this.incoming.incrementAndGet();
	}

	void leave() {
		// Each way down passes every number, so this is seen once for each way down.
		if (this.incoming.decrementAndGet() == this.limits.lowWater()) {
			this.paused.forEach(Inlet::resumeIfRoom);
		}
	}

	boolean isBelowLowWater() {
		return this.incoming.get() <= this.limits.lowWater();
	}

	Set<Inlet> paused() {
		return this.paused;
	}

	Lock pauses() {
		return this.pauses;
	}

	private static final class Quota implements Mail.Slot {

		private final int size;

		private final AtomicInteger used = new AtomicInteger();

		private Quota(int size) {
			this.size = size;
		}

		private boolean acquire() {
			if (this.used.incrementAndGet() > this.size) {
				this.used.decrementAndGet();
				return false;
			}
			return true;
		}

		@Override
		public void release() {
			this.used.decrementAndGet();
		}

		private int used() {
			return this.used.get();
		}

	}

}
