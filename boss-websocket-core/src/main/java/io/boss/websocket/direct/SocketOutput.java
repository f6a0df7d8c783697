/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;

import io.boss.websocket.outbound.OverflowHandler;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

/**
 * Output of one connection to the socket that it has: whether the socket takes more, and
 * how long it has not. A superclass rather than an object of its own, and with the socket
 * in it, because each object that a write passes has left the processor's caches since
 * the last one. Confined to the loop, except what says otherwise.
 */
abstract class SocketOutput implements LoopMember {

	private final DirectOutboundChannel connection;

	private final ServiceStats stats;

	// One after the other, if the session outlives them. Written on the loop.
	private volatile WireChannel socket;

	// None for a client whose socket has always had room.
	private @Nullable StallCheck stall;

	private boolean full;

	SocketOutput(DirectOutboundChannel connection, WireChannel socket, ServiceStats stats) {
		this.connection = connection;
		this.socket = socket;
		this.stats = stats;
	}

	/**
	 * The socket that the session has now. On any thread.
	 * @return the socket, or {@link NoSocket} if the client is away
	 */
	final WireChannel socket() {
		return this.socket;
	}

	/**
	 * Goes on with another socket.
	 * @param socket the socket
	 */
	final void moveTo(WireChannel socket) {
		this.socket = socket;
	}

	/**
	 * Writes as much as the socket takes.
	 * @param bytes what to write, whose position is moved
	 * @return why the socket is not there any more, or {@code null} if it is
	 */
	final @Nullable Throwable write(ByteBuffer bytes) {
		int from = bytes.position();
		try {
			this.socket.write(bytes);
		}
		catch (Throwable ex) {
			return ex;
		}
		this.stats.flushed(bytes.position() - from);
		if (bytes.hasRemaining()) {
			this.full = true;
			stall().begin();
		}
		return null;
	}

	private StallCheck stall() {
		StallCheck stall = this.stall;
		if (stall == null) {
			stall = new StallCheck(this, this.connection);
			this.stall = stall;
		}
		return stall;
	}

	/**
	 * Whether the socket has not taken what it was given.
	 * @return whether a client keeps what waits from being written
	 */
	abstract boolean isBlocked();

	final boolean isFull() {
		return this.full;
	}

	final void block() {
		this.full = true;
	}

	final void unblocked() {
		this.full = false;
	}

	final DirectOutboundChannel connection() {
		return this.connection;
	}

	@Override
	public final void broken(Throwable failure) {
		this.connection.closing().broken(failure);
	}

	@Override
	public final void breakLater(Throwable failure) {
		this.connection.onLoop(() -> broken(failure));
	}

	@Override
	public final void missed(DropReason reason, int messages) {
		this.connection.listener().dropped(reason, messages);
	}

	@Override
	public final OverflowHandler overflow() {
		return this.connection.overflow();
	}

}
