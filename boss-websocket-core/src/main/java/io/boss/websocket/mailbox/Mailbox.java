package io.boss.websocket.mailbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.core.task.TaskExecutor;

/**
 * Bounded queue of mail for a service, in front of a {@link SerializedTaskExecutor}.
 * <ul>
 * <li><b>Clients</b> have an {@link ClientInbox} each. A client that has used up its
 * share, or that finds the mailbox full, is slowed down or refused
 * ({@link MailboxLimits.WhenFull}); the others go on. Messages and their bytes count, and
 * the bytes also towards the {@link MailboxTotal} of the application.</li>
 * <li><b>Broadcasts and infos</b> have room of their own; when it is used up the sender
 * is told. They are objects of the application, whose size is not known, and only their
 * number counts.</li>
 * <li><b>Joins, closes and orders of the supervisor</b> are always taken: there are at
 * most a few for each connection.</li>
 * </ul>
 * Safe on any thread; nothing blocks.
 */
public final class Mailbox {

	private final TaskExecutor executor;

	private final MailboxLimits limits;

	private final MailboxTotal total;

	// The load of clients' messages.
	private final AtomicLong incoming = new AtomicLong();

	private final Quota broadcasts;

	private final Quota infos;

	private final Set<ClientInbox> paused = ConcurrentHashMap.newKeySet();

	// One for all clients, because pauses are rare and clients are many.
	private final ReentrantLock pauses = new ReentrantLock();

	/**
	 * Creates a mailbox that shares nothing with others.
	 * @param executor runs the mail, one at a time
	 * @param limits how much may wait
	 */
	public Mailbox(TaskExecutor executor, MailboxLimits limits) {
		this(executor, limits, MailboxTotal.unlimited());
	}

	/**
	 * Creates a mailbox.
	 * @param executor runs the mail, one at a time
	 * @param limits how much may wait
	 * @param total what waits in all mailboxes, this one included
	 */
	public Mailbox(TaskExecutor executor, MailboxLimits limits, MailboxTotal total) {
		this.executor = executor;
		this.limits = limits;
		this.total = total;
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
	public ClientInbox openInlet(ReadControl control) {
		return new ClientInbox(this, control);
	}

	/**
	 * How many messages, broadcasts and infos wait, places that are kept included.
	 * @return the depth
	 */
	public int depth() {
		return Load.messages(this.incoming.get()) + this.broadcasts.used() + this.infos.used();
	}

	/**
	 * How many bytes the messages of clients have that wait.
	 * @return the number of bytes
	 */
	public long bytes() {
		return Load.bytes(this.incoming.get());
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
			mail.occupy(quota, 0);
		}
		return room;
	}

	MailboxLimits limits() {
		return this.limits;
	}

	/**
	 * Takes up room, whether there is some or not.
	 * @param bytes the size of the message
	 * @return whether the next message would find none
	 */
	boolean enter(int bytes) {
		long before = this.incoming.getAndAdd(Load.of(1, bytes));
		this.total.changed(Load.bytes(before), Load.bytes(before) + bytes);
		return this.limits.isFull(before + Load.of(1, bytes)) || this.total.isFull();
	}

	/**
	 * Takes up room if there is some. A failure is never seen by others.
	 * @param bytes the size of the message
	 * @return whether there was room
	 */
	boolean tryEnter(int bytes) {
		long before;
		do {
			before = this.incoming.get();
			// A service that keeps up need not suffer from others that do not.
			boolean room = this.limits.hasRoom(before, bytes) && (before == 0 || this.total.hasRoomFor(bytes));
			if (!room) {
				return false;
			}
		}
		while (!this.incoming.compareAndSet(before, before + Load.of(1, bytes)));
		this.total.changed(Load.bytes(before), Load.bytes(before) + bytes);
		return true;
	}

	void leave(int bytes) {
		long before = this.incoming.getAndAdd(-Load.of(1, bytes));
		this.total.changed(Load.bytes(before), Load.bytes(before) - bytes);
		// One thread takes the load below its low water, on each way down.
		if (!this.limits.isBelowLowWater(before) && this.limits.isBelowLowWater(before - Load.of(1, bytes))) {
			resumePaused();
		}
	}

	// Each of them, though one cannot be resumed: no other code asks again.
	private void resumePaused() {
		RuntimeException failure = null;
		for (ClientInbox inlet : this.paused) {
			try {
				inlet.resumeIfRoom();
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	boolean isBelowLowWater() {
		return this.limits.isBelowLowWater(this.incoming.get());
	}

	MailboxTotal total() {
		return this.total;
	}

	Set<ClientInbox> paused() {
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
			int used;
			do {
				used = this.used.get();
				if (used >= this.size) {
					return false;
				}
			}
			while (!this.used.compareAndSet(used, used + 1));
			return true;
		}

		@Override
		public void release(int bytes) {
			this.used.decrementAndGet();
		}

		private int used() {
			return this.used.get();
		}

	}

}
