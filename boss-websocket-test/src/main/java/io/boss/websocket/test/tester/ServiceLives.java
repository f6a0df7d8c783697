/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.ServiceState;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.test.engine.TestLoop;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Lives of services from test to test: they are started for each, and have ended after
 * it, as with an application.
 */
final class ServiceLives {

	private static final Log logger = LogFactory.getLog(ServiceLives.class);

	private static final Duration LONGEST = Duration.ofHours(1);

	private final ServiceRegistry registry;

	private final TestLoop loop;

	private final Map<ServiceUnit, CompletableFuture<Void>> starting = new LinkedHashMap<>();

	ServiceLives(ServiceRegistry registry, TestLoop loop) {
		this.registry = registry;
		this.loop = loop;
	}

	/**
	 * Starts all services, which initialise themselves when the loop turns. All take mail
	 * at once.
	 */
	void start() {
		Collection<ServiceUnit> services = this.registry.units();
		services.forEach((service) -> service.lifecycle().open());
		services.forEach((service) -> this.starting.put(service, service.lifecycle().launch(true)));
	}

	/**
	 * Lets those that are about to start do so, and nothing else that need not come
	 * before.
	 */
	void awaitStart() {
		if (!this.starting.isEmpty()) {
			this.starting.values().forEach((started) -> this.loop.time().await(started, LONGEST));
			this.starting.clear();
			awaitElections();
		}
	}

	// A node that is alone is elected at once.
	private void awaitElections() {
		if (this.registry.processes().stream().anyMatch((service) -> service.state() == ServiceState.STANDBY)) {
			this.loop.settle();
		}
	}

	/**
	 * Ends all services, as the application does when it ends.
	 */
	void end() {
		this.starting.clear();
		Map<ServiceUnit, CompletableFuture<Void>> ending = new LinkedHashMap<>();
		this.registry.units()
			.stream()
			.filter((service) -> service.lifecycle().isOpen())
			.forEach((service) -> ending.put(service, service.lifecycle().drain()));
		ending.forEach((service, ended) -> {
			if (!this.loop.time().await(ended, LONGEST)) {
				logger.warn("Service '" + service.name() + "' did not end with the test");
				service.lifecycle().abandon();
			}
		});
	}

}
