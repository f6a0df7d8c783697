package io.boss.websocket.service;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.mailbox.ClientInbox;
import org.jspecify.annotations.Nullable;

/**
 * A client of a service: where its endpoint puts what comes from the socket. The endpoint
 * calls from the thread that reads, one message at a time; a close may come from any
 * thread.
 */
public final class Client {

	private static final AtomicIntegerFieldUpdater<Client> CLOSED = AtomicIntegerFieldUpdater.newUpdater(Client.class,
			"closed");

	private final ServiceProcess process;

	private final BossConnection connection;

	private final ClientControl control;

	private final ClientInbox inlet;

	private final @Nullable Object origin;

	// Written only through the updater.
	private volatile int closed;

	private volatile Phase phase = Phase.JOINING;

	Client(ServiceProcess process, BossConnection connection, ClientControl control, ClientInbox inlet,
			@Nullable Object origin) {
		this.process = process;
		this.connection = connection;
		this.control = control;
		this.inlet = inlet;
		this.origin = origin;
	}

	/**
	 * Joins the client to the service. Once, and before anything else.
	 */
	public void join() {
		this.process.join(this);
	}

	/**
	 * The client has sent a message.
	 * @param message the message
	 * @return whether the mailbox took it
	 */
	public boolean incoming(BossMessage message) {
		return this.inlet.offer(new IncomingMail(this.process.loop(), this, message), message.sizeInBytes());
	}

	/**
	 * Messages for the client were dropped: the service is asked for a fresh snapshot.
	 * Not again before {@link ClientControl#refresh()}.
	 */
	public void outdated() {
		this.process.put(new OverflowMail(this.process.loop(), this));
	}

	void refresh() {
		this.control.refresh();
	}

	/**
	 * The client is gone. Only the first call counts.
	 * @param reason why
	 */
	public void closed(CloseReason reason) {
		if (CLOSED.compareAndSet(this, 0, 1)) {
			this.inlet.close();
			this.process.put(new CloseMail(this.process.loop(), this, reason));
		}
	}

	ClientStatus status() {
		return this.control.status(isJoined());
	}

	@Nullable Object origin() {
		return this.origin;
	}

	ServiceProcess process() {
		return this.process;
	}

	/**
	 * Whether the connection has ended, of which the service may not have heard yet.
	 * @return whether a close was reported
	 */
	boolean isClosed() {
		return this.closed != 0;
	}

	BossConnection connection() {
		return this.connection;
	}

	String serviceUrl() {
		return this.process.path();
	}

	boolean isJoined() {
		return this.phase == Phase.JOINED;
	}

	boolean isGone() {
		return this.phase == Phase.GONE;
	}

	void joined() {
		this.phase = Phase.JOINED;
	}

	/**
	 * Closes the client, and no instance will hear of it.
	 * @param code the close code
	 * @param reason the close reason
	 */
	void dismiss(int code, String reason) {
		gone();
		this.connection.close(code, reason);
	}

	void dismiss(UnavailableClose farewell) {
		dismiss(farewell.code(), farewell.reason());
	}

	void gone() {
		this.phase = Phase.GONE;
		this.process.forget(this);
		this.control.forgotten();
	}

	/**
	 * A fresh instance has started. A client whose connection has ended meanwhile is
	 * joined to it all the same: its close waits, and perhaps messages from before, even
	 * the one that ended the last instance.
	 * @return whether the client is to be joined to it
	 */
	boolean rejoin() {
		if (this.phase != Phase.JOINED) {
			// A join of it still waits in the mailbox, or it is gone.
			return false;
		}
		this.phase = Phase.JOINING;
		this.control.rejoining();
		return true;
	}

	/**
	 * Closes the client, and the running instance hears of it when it is gone.
	 * @param farewell what it is told
	 */
	void close(UnavailableClose farewell) {
		this.connection.close(farewell.code(), farewell.reason());
	}

	private enum Phase {

		/**
		 * A join waits in the mailbox.
		 */
		JOINING,

		/**
		 * The running instance knows the client.
		 */
		JOINED,

		/**
		 * No instance will hear of the client any more.
		 */
		GONE

	}

}
