/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Rate of handshakes. Safe on any thread.
 */
final class HandshakeRate {

	private final @Nullable RateLimit limit;

	private final LongSupplier clock;

	private final AtomicLong used;

	/**
	 * Creates a rate.
	 * @param perSecond how many may come within a second, 0 for any number
	 * @param clock tells the time in nanoseconds
	 */
	HandshakeRate(int perSecond, LongSupplier clock) {
		this.limit = (perSecond > 0) ? new RateLimit(perSecond, 1) : null;
		this.clock = clock;
		this.used = new AtomicLong(clock.getAsLong());
	}

	/**
	 * A handshake has come.
	 * @return whether it may
	 */
	boolean take() {
		if (this.limit == null) {
			return true;
		}
		long now = this.clock.getAsLong();
		while (true) {
			long before = this.used.get();
			long after = this.limit.takeOne(before, now, 0);
			if (after == RateLimit.EXCEEDED) {
				return false;
			}
			if (this.used.compareAndSet(before, after)) {
				return true;
			}
		}
	}

	/**
	 * Whether nothing has come for so long that it does not matter any more.
	 * @param now the time in nanoseconds
	 * @return whether a new rate would be the same
	 */
	boolean isUnused(long now) {
		return this.used.get() - now <= 0;
	}

}
