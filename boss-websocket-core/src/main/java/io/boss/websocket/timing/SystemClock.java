/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.timing;

import java.time.Instant;

/**
 * Clock of the system: the only place of the library that asks it.
 */
final class SystemClock implements EngineClock {

	@Override
	public long nanoTime() {
		return System.nanoTime();
	}

	@Override
	public Instant instant() {
		return Instant.now();
	}

}
