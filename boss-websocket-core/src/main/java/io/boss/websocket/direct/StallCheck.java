/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.timing.Nanos;

/**
 * Check that gives up a client which takes nothing of what waits for it. Confined to the
 * loop.
 */
final class StallCheck {

	private final SocketOutput writer;

	private final DirectOutboundChannel connection;

	private boolean watching;

	private long progress;

	StallCheck(SocketOutput writer, DirectOutboundChannel connection) {
		this.writer = writer;
		this.connection = connection;
	}

	/**
	 * Begins to measure anew: the socket has no more room, and was not full just now.
	 */
	void begin() {
		this.progress = this.connection.loop().nanoTime();
		if (!this.watching) {
			this.watching = true;
			lookAfter(timeout());
		}
	}

	private void lookAfter(long nanos) {
		this.connection.onLoopAfter(Duration.ofNanos(nanos), this::look);
	}

	private void look() {
		this.watching = this.writer.isBlocked();
		if (!this.watching) {
			return;
		}
		long silence = this.connection.loop().nanoTime() - this.progress;
		long rest = timeout() - silence;
		if (rest > 0) {
			lookAfter(rest);
			return;
		}
		// Another socket may come, and stall again.
		this.watching = false;
		this.connection.closing()
			.failed(new IOException("Client has read nothing for " + TimeUnit.NANOSECONDS.toMillis(silence)
					+ " ms (boss.websocket.outbound.send-timeout)"));
	}

	private long timeout() {
		return Nanos.of(this.connection.limits().sendTimeout());
	}

}
