package io.boss.websocket.stats;

import io.boss.websocket.CloseReason;

/**
 * Hears of what happens to one service and its clients. Called on any thread, also on
 * those that run callbacks and that write to sockets: implementations must not block. All
 * arguments are numbers or come from closed sets, so that each may become a tag.
 */
public interface ServiceStats {

	/**
	 * Counts nothing.
	 */
	ServiceStats NONE = new ServiceStats() {
	};

	/**
	 * A client has connected.
	 */
	default void connectionOpened() {
	}

	/**
	 * A client is gone.
	 * @param reason why
	 */
	default void connectionClosed(CloseReason.Kind reason) {
	}

	/**
	 * A handshake was refused.
	 * @param reason why
	 */
	default void handshakeRefused(RefusalReason reason) {
	}

	/**
	 * A message of a client has been read.
	 * @param kind text or binary
	 * @param bytes the size of its payload
	 */
	default void messageReceived(MessageKind kind, int bytes) {
	}

	/**
	 * A message for one or more clients was taken into their queues.
	 * @param kind text or binary
	 * @param clients for how many clients
	 * @param bytes the size of its payload, once
	 */
	default void messageSent(MessageKind kind, int clients, int bytes) {
	}

	/**
	 * Something was written to the socket of a client, in one go.
	 * @param bytes how much of it the socket has taken
	 */
	default void flushed(int bytes) {
	}

	/**
	 * A message was not delivered to the service or to a client.
	 * @param reason why
	 */
	default void messageDropped(DropReason reason) {
	}

	/**
	 * A broadcast was taken into the mailbox.
	 */
	default void broadcastReceived() {
	}

	/**
	 * Mail has waited, and is handled now.
	 * @param nanos how long it has waited, in nanoseconds
	 */
	default void mailWaited(long nanos) {
	}

	/**
	 * A callback has ended.
	 * @param callback which
	 * @param outcome how
	 * @param nanos how long it took, in nanoseconds
	 */
	default void callbackEnded(CallbackName callback, CallbackOutcome outcome, long nanos) {
	}

	/**
	 * An instance has ended by a crash, or could not be initialised.
	 */
	default void crashed() {
	}

	/**
	 * An instance was replaced.
	 */
	default void restarted() {
	}

}
