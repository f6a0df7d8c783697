/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.util.Random;

import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.timing.EngineTime;

import org.springframework.context.SmartLifecycle;

/**
 * Lifecycle that drains the services before the web server begins to shut down, which
 * knows nothing of upgraded connections: it would cut them.
 */
public final class ServiceDrainLifecycle implements SmartLifecycle {

	/**
	 * Phase in which services stop: above that of Boot's graceful shutdown.
	 */
	public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

	private final Drain drain;

	private final Readiness readiness;

	private volatile boolean running;

	/**
	 * Creates a lifecycle.
	 * @param registry the services
	 * @param time for the pace of the drain; its scheduler runs no callback
	 * @param settings how to drain
	 * @param readiness refused while services are stopped
	 */
	public ServiceDrainLifecycle(ServiceRegistry registry, EngineTime time, DrainSettings settings,
			Readiness readiness) {
		this(registry, time, settings, readiness, new Random());
	}

	/**
	 * Creates a lifecycle.
	 * @param registry the services
	 * @param time for the pace of the drain; its scheduler runs no callback
	 * @param settings how to drain
	 * @param readiness refused while services are stopped
	 * @param random draws the order of clients
	 */
	public ServiceDrainLifecycle(ServiceRegistry registry, EngineTime time, DrainSettings settings, Readiness readiness,
			Random random) {
		this.drain = new Drain(registry, time, settings, random);
		this.readiness = readiness;
	}

	@Override
	public void start() {
		this.running = true;
		this.readiness.restore();
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public void stop(Runnable callback) {
		stop();
		this.readiness.refuse();
		this.drain.start(callback);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
