/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.test.engine.VirtualTime;
import io.boss.websocket.timing.EngineClock;

/**
 * Clock of the engine as a bean. It is no scheduler, which the application might take for
 * its own.
 *
 * @param time the time of the test
 */
record ClockOfTest(VirtualTime time) implements EngineClock {

	@Override
	public long nanoTime() {
		return this.time.nanoTime();
	}

	@Override
	public Instant instant() {
		return this.time.instant();
	}

	@Override
	public boolean await(CompletableFuture<?> future, Duration longest) {
		return this.time.await(future, longest);
	}

}
