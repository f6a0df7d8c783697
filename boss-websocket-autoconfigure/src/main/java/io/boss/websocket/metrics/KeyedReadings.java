/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import io.boss.websocket.service.KeyedCensus;
import io.boss.websocket.service.KeyedService;
import io.micrometer.core.instrument.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Readings of a service with keys for its gauges, which are asked one after the other:
 * one census serves all that ask within twice the time that it took. With few instances
 * that is no time at all, with ten thousand some milliseconds. Safe on any thread.
 */
final class KeyedReadings {

	private final KeyedService service;

	private final Clock clock;

	private volatile @Nullable Reading latest;

	KeyedReadings(KeyedService service, Clock clock) {
		this.service = service;
		this.clock = clock;
	}

	KeyedCensus census() {
		Reading latest = this.latest;
		long now = this.clock.monotonicTime();
		if (latest == null || latest.end() - now < 0) {
			KeyedCensus census = this.service.census();
			long end = this.clock.monotonicTime();
			latest = new Reading(census, end + 2 * (end - now));
			this.latest = latest;
		}
		return latest.census();
	}

	/**
	 * Census and for how long it holds.
	 *
	 * @param census the census
	 * @param end when another one is taken, in nanoseconds
	 */
	private record Reading(KeyedCensus census, long end) {
	}

}
