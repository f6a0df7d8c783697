/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.boss.websocket.stats.RequestOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Meters of the requests between a service and its clients in one direction.
 */
final class RequestMeters {

	private final LongAdder open = new LongAdder();

	private final EnumLookup<RequestOutcome, Timer> ended;

	RequestMeters(MeterRegistry registry, String service, String direction) {
		BossMeter.REQUESTS_OPEN.gauge(this.open, LongAdder::sum)
			.tags(BossMeter.SERVICE, service, BossMeter.DIRECTION, direction)
			.register(registry);
		this.ended = new EnumLookup<>(RequestOutcome.class,
				(outcome) -> BossMeter.REQUESTS.timer()
					.tags(BossMeter.SERVICE, service, BossMeter.DIRECTION, direction, BossMeter.OUTCOME,
							BossMeter.tag(outcome))
					.register(registry));
	}

	void opened() {
		this.open.increment();
	}

	void ended(RequestOutcome outcome, long nanos) {
		this.open.decrement();
		this.ended.get(outcome).record(nanos, TimeUnit.NANOSECONDS);
	}

	// It was never open, and has taken no time.
	void refused(RequestOutcome outcome) {
		this.ended.get(outcome).record(0, TimeUnit.NANOSECONDS);
	}

}
