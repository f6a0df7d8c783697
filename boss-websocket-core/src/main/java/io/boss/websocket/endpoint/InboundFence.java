package io.boss.websocket.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Fence in front of a session that outlives its sockets: one socket at a time may hand
 * over messages, and they are counted. A socket that takes over waits for the message
 * that the former one has begun to hand over; nobody is blocked. Safe on any thread.
 */
final class InboundFence {

	private @Nullable TransportConnection source;

	private boolean inside;

	private @Nullable Runnable next;

	private long received;

	/**
	 * A message is about to be handed over. What enters has to {@link #leave()}.
	 * @param from the socket that it has come by
	 * @return whether it counts; not if another socket has taken over, to which the
	 * client sends it again
	 */
	synchronized boolean enter(TransportConnection from) {
		if (this.source != from) {
			return false;
		}
		this.inside = true;
		this.received++;
		return true;
	}

	/**
	 * The message has been handed over.
	 */
	void leave() {
		Runnable next;
		synchronized (this) {
			this.inside = false;
			next = this.next;
			this.next = null;
		}
		if (next != null) {
			next.run();
		}
	}

	synchronized boolean isOpenFor(TransportConnection socket) {
		return this.source == socket;
	}

	/**
	 * No socket may hand over anything.
	 */
	synchronized void shut() {
		this.source = null;
	}

	/**
	 * Lets a socket hand over messages, and no other.
	 * @param next the socket
	 * @param then what to do when it may, and before it does: on this thread, or on the
	 * one that is inside
	 */
	void open(TransportConnection next, Runnable then) {
		synchronized (this) {
			this.source = null;
			if (this.inside) {
				this.next = () -> open(next, then);
				return;
			}
			this.source = next;
		}
		then.run();
	}

	/**
	 * How many messages have come whole.
	 * @return the number at this moment
	 */
	synchronized long received() {
		return this.received;
	}

}
