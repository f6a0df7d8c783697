/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.util.concurrent.atomic.LongAdder;

import io.boss.websocket.stats.ResumeResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Meters of the sessions of a service that outlive their sockets.
 */
final class ResumeMeters {

	private final MeterRegistry registry;

	private final String service;

	private final LongAdder detached = new LongAdder();

	private final EnumLookup<ResumeResult, Counter> results;

	private volatile @Nullable DistributionSummary replayed;

	ResumeMeters(MeterRegistry registry, String service) {
		this.registry = registry;
		this.service = service;
		BossMeter.SESSIONS_DETACHED.gauge(this.detached, LongAdder::sum)
			.tag(BossMeter.SERVICE, service)
			.register(registry);
		this.results = new EnumLookup<>(ResumeResult.class,
				(result) -> BossMeter.RESUME.counter()
					.tags(BossMeter.SERVICE, service, "result", BossMeter.tag(result))
					.register(registry));
	}

	void detached() {
		this.detached.increment();
	}

	void left() {
		this.detached.decrement();
	}

	void resumed(ResumeResult result, int replayed) {
		this.results.get(result).increment();
		if (result == ResumeResult.RESUMED) {
			DistributionSummary summary = this.replayed;
			((summary != null) ? summary : replayed()).record(replayed);
		}
	}

	// Asked for again it is the same.
	private DistributionSummary replayed() {
		DistributionSummary summary = BossMeter.RESUME_REPLAYED.summary()
			.tag(BossMeter.SERVICE, this.service)
			.register(this.registry);
		this.replayed = summary;
		return summary;
	}

}
