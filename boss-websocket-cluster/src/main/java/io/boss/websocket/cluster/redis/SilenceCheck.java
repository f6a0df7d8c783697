/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Check that frames that are published to all nodes come back, as this node is one of the
 * subscribers. Safe on any thread.
 */
final class SilenceCheck {

	private static final long NOTHING = Long.MIN_VALUE;

	private final long timeout;

	private final LongSupplier clock;

	/** When the first frame was published that has not come back. */
	private final AtomicLong published = new AtomicLong(NOTHING);

	SilenceCheck(Duration timeout, LongSupplier clock) {
		this.timeout = timeout.toNanos();
		this.clock = clock;
	}

	void begin() {
		this.published.set(NOTHING);
	}

	void heard() {
		this.published.set(NOTHING);
	}

	boolean isSilentAfterPublishing() {
		long now = this.clock.getAsLong();
		long first = this.published.compareAndExchange(NOTHING, now);
		return first != NOTHING && now - first > this.timeout;
	}

}
