/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.core.task.TaskExecutor;

/**
 * Bounded queue of mail for a service, in front of a {@link SerializedTaskExecutor}.
 * <ul>
 * <li><b>Clients</b> have a {@link ClientInbox} each. A client that has used up its
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

	private final IncomingLoad incoming;

	private final Quota broadcasts;

	private final Quota infos;

	// Who has waited longest goes on first.
	private final Queue<ClientInbox> paused = new ConcurrentLinkedQueue<>();

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
		this.incoming = new IncomingLoad(limits, total);
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
		return this.infos.reserve(mail);
	}

	/**
	 * Opens an inbox for a client.
	 * @param control stops and restarts reading from the client
	 * @return the inbox
	 */
	public ClientInbox openInbox(ReadControl control) {
		return new ClientInbox(this, control);
	}

	/**
	 * How many messages, broadcasts and infos wait, places that are kept included.
	 * @return the depth
	 */
	public int depth() {
		return this.incoming.messages() + this.broadcasts.used() + this.infos.used();
	}

	/**
	 * How many bytes the messages of clients have that wait.
	 * @return the number of bytes
	 */
	public long bytes() {
		return this.incoming.bytes();
	}

	private boolean offer(Mail mail, Quota quota) {
		boolean taken = quota.reserve(mail);
		if (taken) {
			this.executor.execute(mail);
		}
		return taken;
	}

	MailboxLimits limits() {
		return this.limits;
	}

	IncomingLoad incoming() {
		return this.incoming;
	}

	void leave(int bytes) {
		if (this.incoming.leave(bytes)) {
			resumePaused();
		}
	}

	// Each of them, though one cannot be resumed: no other code asks again.
	private void resumePaused() {
		RuntimeException failure = null;
		for (ClientInbox inbox : this.paused) {
			try {
				inbox.resumeIfRoom();
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	MailboxTotal total() {
		return this.total;
	}

	Queue<ClientInbox> paused() {
		return this.paused;
	}

	Lock pauses() {
		return this.pauses;
	}

}
