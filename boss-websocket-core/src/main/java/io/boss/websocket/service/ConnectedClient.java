/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.mailbox.ClientInbox;
import org.jspecify.annotations.Nullable;

/**
 * Client of a service, as the endpoint sees it that reads from the socket: what comes
 * from the client becomes mail. The endpoint calls from the thread that reads, one
 * message at a time; a close may come from any thread.
 */
public final class ConnectedClient extends Client {

	private static final AtomicIntegerFieldUpdater<ConnectedClient> CLOSED = AtomicIntegerFieldUpdater
		.newUpdater(ConnectedClient.class, "closed");

	private static final AtomicIntegerFieldUpdater<ConnectedClient> AWAY = AtomicIntegerFieldUpdater
		.newUpdater(ConnectedClient.class, "away");

	private final ServiceInbox service;

	private final ClientInbox inbox;

	private final Seat seat;

	// Written only through the updater.
	private volatile int closed;

	// The same. Whether it is counted among those that are.
	private volatile int away;

	ConnectedClient(ServiceInbox service, BossConnection connection, ClientControl control, @Nullable Object origin,
			Seat seat) {
		super(connection, control, origin);
		this.service = service;
		this.seat = seat;
		this.inbox = service.mailbox().openInbox(control);
	}

	/**
	 * Joins the client to the service. Once, and before anything else.
	 */
	public void join() {
		this.service.clients().add(this);
		this.service.mailbox().put(new JoinMail(this.service.handler(), this, false));
		this.seat.leave();
	}

	/**
	 * Puts a message of the client into the mailbox.
	 * @param message the message
	 * @return whether the mailbox took it
	 */
	public boolean incoming(BossMessage message) {
		return this.inbox.offer(new IncomingMail(this.service.handler(), this, message), message.sizeInBytes());
	}

	/**
	 * Has code of the application run that belongs to what the client has asked.
	 * @param task what to run in turn with callbacks
	 */
	public void inTurn(Runnable task) {
		this.service.mailbox().put(new TurnMail(task));
	}

	/**
	 * Messages for the client were dropped: the service is asked for a fresh snapshot.
	 * Not again before {@link ClientControl#refresh()}.
	 */
	public void outdated() {
		this.service.mailbox().put(new OverflowMail(this.service.handler(), this));
	}

	/**
	 * The client was lost, and may come back: the service hears of it if it wants to.
	 */
	public void detached() {
		if (AWAY.compareAndSet(this, 0, 1)) {
			this.service.clients().away().incrementAndGet();
		}
		if (isClosed()) {
			back();
		}
		if (this.service.callbacks().drop()) {
			this.service.mailbox().put(new DropMail(this.service.handler(), this));
		}
	}

	/**
	 * The client has come back: the service hears of it if it wants to. Before anything
	 * that the client says from then on.
	 * @param info how long it was away
	 */
	public void resumed(ResumeInfo info) {
		back();
		if (this.service.callbacks().resume()) {
			this.service.mailbox().put(new ResumeMail(this.service.handler(), this, info));
		}
	}

	/**
	 * The client is gone. Only the first call counts.
	 * @param reason why
	 */
	public void closed(CloseReason reason) {
		if (CLOSED.compareAndSet(this, 0, 1)) {
			back();
			this.inbox.close();
			this.service.mailbox().put(new CloseMail(this.service.handler(), this, reason));
			this.seat.leave();
		}
	}

	private void back() {
		if (this.away != 0 && AWAY.compareAndSet(this, 1, 0)) {
			this.service.clients().away().decrementAndGet();
		}
	}

	@Override
	boolean isClosed() {
		return this.closed != 0;
	}

	@Override
	public boolean answersRequests() {
		return this.service.annotated();
	}

	@Override
	String path() {
		return this.service.path();
	}

	@Override
	void forget() {
		this.service.clients().remove(this);
	}

}
