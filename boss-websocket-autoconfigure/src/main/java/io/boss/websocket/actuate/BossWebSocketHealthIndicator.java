/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.boss.websocket.ServiceState;
import io.boss.websocket.service.CallbackLimits;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.RunningCallback;
import io.boss.websocket.service.ServiceCrash;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceStatus;
import io.boss.websocket.service.ServiceUnit;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} for services: DOWN if the supervisor has given one up, or if a
 * callback does not end. A service that is stopped has been by its own policy, one that
 * starts or restarts is being looked after, and one on standby runs elsewhere: all are
 * UP. A service with keys is DOWN if a tenth of its instances is.
 */
public class BossWebSocketHealthIndicator extends AbstractHealthIndicator {

	private final Map<ServiceUnit, CallbackLimits> limits = new LinkedHashMap<>();

	/**
	 * Creates an indicator.
	 * @param registry the services
	 * @param limits how long callbacks may take, by the name of the service
	 */
	public BossWebSocketHealthIndicator(ServiceRegistry registry, Function<String, CallbackLimits> limits) {
		super("Could not tell how WebSocket services are");
		registry.units().forEach((service) -> this.limits.put(service, limits.apply(service.name())));
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		this.limits.forEach((service, allowed) -> {
			if (service instanceof KeyedService keyed) {
				KeyedHealth health = KeyedHealth.of(keyed, allowed);
				add(builder, service.name(), health.isDown(), health.details());
			}
			else {
				service.forEachProcess((process) -> add(builder, process, allowed));
			}
		});
	}

	private static void add(Health.Builder builder, ServiceProcess process, CallbackLimits limits) {
		ServiceStatus status = process.status();
		Map<String, Object> stuck = stuck(process, status.running(), limits);
		add(builder, process.name(), isDown(status) || stuck != null, details(status, stuck));
	}

	private static void add(Health.Builder builder, String service, boolean down, Map<String, Object> details) {
		if (down) {
			builder.down();
		}
		builder.withDetail(service, details);
	}

	private static Map<String, Object> details(ServiceStatus status, @Nullable Map<String, Object> stuck) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("state", status.state().name());
		if (status.paused()) {
			details.put("paused", true);
		}
		ServiceCrash crash = status.lastCrash();
		if (crash != null && isDown(status)) {
			details.put("lastCrash", crash(crash));
		}
		Instant nextStart = status.nextStart();
		if (nextStart != null) {
			details.put("nextStart", nextStart.toString());
		}
		if (stuck != null) {
			details.put("stuck", stuck);
		}
		return details;
	}

	static Map<String, Object> crash(ServiceCrash crash) {
		return Map.of("time", crash.time().toString(), "callback", crash.callback(), "type", crash.type().getName());
	}

	// Also while it is tried again, or it would be up for as long as its init takes to
	// fail.
	static boolean isDown(ServiceStatus status) {
		return status.state() == ServiceState.DOWN || status.givenUp();
	}

	static @Nullable Map<String, Object> stuck(ServiceProcess process, @Nullable RunningCallback running,
			CallbackLimits limits) {
		if (running == null || !limits.isStuck(running)) {
			return null;
		}
		List<String> stack = running.stack().stream().map(StackTraceElement::toString).toList();
		if (process.status().running() != running) {
			// It has ended just now, and its thread is elsewhere.
			return null;
		}
		Map<String, Object> stuck = new LinkedHashMap<>();
		stuck.put("callback", running.name().method());
		stuck.put("since", running.since().toString());
		stuck.put("thread", running.threadName());
		stuck.put("stack", stack);
		return stuck;
	}

}
