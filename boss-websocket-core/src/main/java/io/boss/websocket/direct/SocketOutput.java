/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;

import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

/**
 * Output of one connection to the socket that it has: whether the socket takes more, and
 * how long it has not. A superclass rather than an object of its own, because each
 * connection would have one. Confined to the loop.
 */
abstract class SocketOutput {

	private final DirectOutboundChannel connection;

	private final ServiceStats stats;

	// None for a client whose socket has always had room.
	private @Nullable StallCheck stall;

	private boolean full;

	SocketOutput(DirectOutboundChannel connection, ServiceStats stats) {
		this.connection = connection;
		this.stats = stats;
	}

	/**
	 * Writes as much as the socket takes.
	 * @param bytes what to write, whose position is moved
	 * @return why the socket is not there any more, or {@code null} if it is
	 */
	final @Nullable Throwable write(ByteBuffer bytes) {
		int from = bytes.position();
		try {
			this.connection.channel().write(bytes);
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

}
