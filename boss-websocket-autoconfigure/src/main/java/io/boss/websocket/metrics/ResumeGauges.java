/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.util.function.LongSupplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Gauge of what this node keeps for clients that may come back, read when somebody asks
 * for the meters.
 */
public final class ResumeGauges implements MeterBinder {

	private final LongSupplier bytes;

	/**
	 * Creates gauges.
	 * @param bytes how many bytes are kept at the moment
	 */
	public ResumeGauges(LongSupplier bytes) {
		this.bytes = bytes;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		BossMeter.RESUME_KEPT.gauge(this.bytes, LongSupplier::getAsLong).register(registry);
	}

}
