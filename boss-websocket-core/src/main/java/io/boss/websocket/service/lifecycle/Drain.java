/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.service.ServiceLifecycle;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.timing.EngineTime;

/**
 * Orderly end of all services: each handles its mail, closes its clients and terminates.
 * A service that takes too long is abandoned, with numbers in the log.
 */
final class Drain {

	private final ServiceRegistry registry;

	private final EngineTime time;

	private final DrainSettings settings;

	private final Random random;

	Drain(ServiceRegistry registry, EngineTime time, DrainSettings settings, Random random) {
		this.registry = registry;
		this.time = time;
		this.settings = settings;
		this.random = random;
	}

	/**
	 * Drains what has been opened and not been drained yet.
	 * @param callback run at the end
	 */
	void start(Runnable callback) {
		List<ServiceLifecycle> open = this.registry.units()
			.stream()
			.map(ServiceUnit::lifecycle)
			.filter(ServiceLifecycle::isOpen)
			.toList();
		if (open.isEmpty()) {
			callback.run();
			return;
		}
		CompletableFuture<Void> unused = new DrainRun(open, this.time, this.settings, this.random).start()
			.whenComplete((result, failure) -> callback.run());
	}

}
