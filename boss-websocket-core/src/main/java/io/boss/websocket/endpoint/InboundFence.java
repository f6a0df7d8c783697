/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
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

	// Socket that waits until nobody is inside, and what is to be done then.
	private @Nullable TransportConnection next;

	private @Nullable Runnable then;

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
		Runnable then;
		synchronized (this) {
			this.inside = false;
			if (this.next != null) {
				this.source = this.next;
				this.next = null;
			}
			then = this.then;
			this.then = null;
		}
		if (then != null) {
			then.run();
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
		this.next = null;
	}

	/**
	 * Lets a socket hand over messages, and no other.
	 * @param next the socket
	 * @param then what to do when nobody is inside any more, also if another socket has
	 * come meanwhile
	 * @return whether that is now; else the thread that is inside does it
	 */
	synchronized boolean open(TransportConnection next, Runnable then) {
		this.source = this.inside ? null : next;
		this.next = this.inside ? next : null;
		if (this.inside) {
			Runnable before = this.then;
			this.then = (before != null) ? inOrder(before, then) : then;
		}
		return !this.inside;
	}

	/**
	 * Two actions as one.
	 * @param first the first
	 * @param second the second
	 * @return both
	 */
	static Runnable inOrder(Runnable first, Runnable second) {
		return () -> {
			first.run();
			second.run();
		};
	}

	/**
	 * How many messages have come whole.
	 * @return the number at this moment
	 */
	synchronized long received() {
		return this.received;
	}

}
