/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.ServiceStats;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Stats that count with Micrometer what happens to services. Safe on any thread.
 */
public final class MicrometerBossStats implements BossStats {

	private final MeterRegistry registry;

	private final boolean timesCallbacks;

	// A service's are one: gauges of another would be ignored.
	private final Map<String, ServiceStats> services = new ConcurrentHashMap<>();

	private final Counter sent;

	private final Counter failed;

	private final Counter eventsDropped;

	/**
	 * Creates stats.
	 * @param registry where the meters are
	 * @param timesCallbacks whether to time callbacks; not if observations do
	 */
	public MicrometerBossStats(MeterRegistry registry, boolean timesCallbacks) {
		this.registry = registry;
		this.timesCallbacks = timesCallbacks;
		this.sent = BossMeter.BROADCASTS.counter().tag(BossMeter.OUTCOME, "sent").register(registry);
		this.failed = BossMeter.BROADCASTS.counter().tag(BossMeter.OUTCOME, "failed").register(registry);
		this.eventsDropped = BossMeter.EVENTS_DROPPED.counter().register(registry);
	}

	@Override
	public ServiceStats service(String service) {
		return this.services.computeIfAbsent(service,
				(name) -> new MicrometerServiceStats(this.registry, name, this.timesCallbacks));
	}

	@Override
	public ClusterStats cluster() {
		return new MicrometerClusterStats(this.registry);
	}

	// To whom is not told: a service of that name need not exist.
	@Override
	public void broadcastSent(boolean accepted) {
		(accepted ? this.sent : this.failed).increment();
	}

	@Override
	public void eventDropped() {
		this.eventsDropped.increment();
	}

}
