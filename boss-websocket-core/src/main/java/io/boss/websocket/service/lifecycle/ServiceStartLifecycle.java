/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.timing.EngineTime;
import io.boss.websocket.timing.Nanos;

import org.springframework.context.SmartLifecycle;

/**
 * Lifecycle that initialises the services before the web server accepts connections.
 */
public final class ServiceStartLifecycle implements SmartLifecycle {

	/**
	 * Phase in which services start: below that in which Boot starts the web server.
	 */
	public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

	private final ServiceRegistry registry;

	private final boolean failFast;

	private final EngineTime time;

	private final Drain drain;

	private volatile boolean running;

	/**
	 * Creates a lifecycle.
	 * @param registry the services
	 * @param failFast whether a service that cannot be initialised stops the start
	 * @param time for the start and the pace of a drain; its scheduler runs no callback
	 * @param phaseTimeout how long a phase of the shutdown may take
	 */
	public ServiceStartLifecycle(ServiceRegistry registry, boolean failFast, EngineTime time, Duration phaseTimeout) {
		this.registry = registry;
		this.failFast = failFast;
		this.time = time;
		this.drain = new Drain(registry, time, DrainSettings.atOnce(phaseTimeout), new Random());
	}

	@Override
	public void start() {
		// Set first: should one service fail, those that run are stopped.
		this.running = true;
		// All first, because one may broadcast to another while it is initialised.
		this.registry.units().forEach((process) -> process.lifecycle().open());
		Map<ServiceUnit, CompletableFuture<Void>> starting = new LinkedHashMap<>();
		this.registry.units().forEach((process) -> starting.put(process, process.lifecycle().launch(!this.failFast)));
		List<ServiceStartException> failures = new ArrayList<>();
		starting.forEach((process, started) -> {
			try {
				await(started);
			}
			catch (CompletionException ex) {
				Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
				failures.add(new ServiceStartException(process.descriptor(), cause));
			}
		});
		if (this.failFast && !failures.isEmpty()) {
			ServiceStartException first = failures.remove(0);
			failures.forEach(first::addSuppressed);
			throw first;
		}
	}

	private void await(CompletableFuture<Void> started) {
		try {
			this.time.clock().await(started, Nanos.LONGEST);
		}
		catch (InterruptedException ex) {
			// A start is not broken off halfway.
			Thread.currentThread().interrupt();
		}
		started.join();
	}

	@Override
	public void stop() {
		this.running = false;
	}

	/**
	 * The services have drained by now, in the phase of {@link ServiceDrainLifecycle},
	 * unless the application has failed to start after they had. Then the web server is
	 * gone already, and no client can be sent away gently.
	 */
	@Override
	public void stop(Runnable callback) {
		stop();
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
