/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Function;

import io.boss.websocket.service.CallbackLimits;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.timing.EngineTime;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Periodic check for callbacks that take long: one task for all services, and nothing
 * that a callback would notice. It runs before the first service is initialised and until
 * the last one has ended.
 */
public final class CallbackWatchdog implements SmartLifecycle {

	private static final Duration SHORTEST_PERIOD = Duration.ofMillis(10);

	private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

	private final List<WatchedService> services = new ArrayList<>();

	private final EngineTime time;

	private final Duration period;

	private volatile @Nullable Future<?> task;

	/**
	 * Creates a watchdog.
	 * @param registry the services
	 * @param limits how long callbacks may take, by the name of the service
	 * @param time calls it
	 */
	public CallbackWatchdog(ServiceRegistry registry, Function<String, CallbackLimits> limits, EngineTime time) {
		this.time = time;
		Duration shortest = LONGEST_PERIOD.multipliedBy(4);
		for (ServiceUnit service : registry.units()) {
			Duration warnAfter = limits.apply(service.name()).warnAfter();
			if (!warnAfter.isZero()) {
				this.services.add(new WatchedService(service, warnAfter));
				shortest = (warnAfter.compareTo(shortest) < 0) ? warnAfter : shortest;
			}
		}
		Duration quarter = shortest.dividedBy(4);
		this.period = (quarter.compareTo(SHORTEST_PERIOD) > 0) ? quarter : SHORTEST_PERIOD;
	}

	@Override
	public void start() {
		if (!this.services.isEmpty()) {
			this.task = this.time.scheduler().scheduleWithFixedDelay(this::look, this.period);
		}
	}

	void look() {
		this.services.forEach(WatchedService::look);
	}

	@Override
	public void stop() {
		Future<?> task = this.task;
		if (task != null) {
			task.cancel(false);
			this.task = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.task != null;
	}

	@Override
	public int getPhase() {
		return ServiceStartLifecycle.PHASE - 1;
	}

}
