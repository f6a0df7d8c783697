/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until a test lets time pass.
 */
public final class ManualClock implements EngineClock {

	private static final long START = 1_000_000_000_000L;

	private final AtomicLong nanos = new AtomicLong(START);

	@Override
	public long nanoTime() {
		return this.nanos.get();
	}

	@Override
	public Instant instant() {
		return Instant.EPOCH.plusNanos(nanoTime());
	}

	public void advance(long nanos) {
		this.nanos.addAndGet(nanos);
	}

	public void advance(Duration time) {
		advance(time.toNanos());
	}

}
