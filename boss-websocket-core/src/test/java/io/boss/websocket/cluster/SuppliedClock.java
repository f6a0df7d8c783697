/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.boss.websocket.timing.EngineClock;

/**
 * A clock that asks the test.
 *
 * @param nanos the time in nanoseconds
 * @param instants the time of day
 */
public record SuppliedClock(LongSupplier nanos, Supplier<Instant> instants) implements EngineClock {

	/**
	 * A clock that was started in 1970.
	 * @param nanos the time in nanoseconds
	 */
	public SuppliedClock(LongSupplier nanos) {
		this(nanos, () -> Instant.EPOCH.plusNanos(nanos.getAsLong()));
	}

	@Override
	public long nanoTime() {
		return this.nanos.getAsLong();
	}

	@Override
	public Instant instant() {
		return this.instants.get();
	}

}
