/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.boss.websocket.ServiceState;
import io.boss.websocket.service.CallbackLimits;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.RunningCallback;
import io.boss.websocket.service.ServiceCrash;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceStatus;
import org.jspecify.annotations.Nullable;

/**
 * Health of a service with keys, counted in one pass over its instances: DOWN if a tenth
 * of them is down or stuck. One is not enough, or whoever crashes a room of their own
 * would take the node away from all others. Keys are not told: clients choose them.
 */
final class KeyedHealth {

	private static final int TENTH = 10;

	private final CallbackLimits limits;

	private final Map<ServiceState, Integer> states = new EnumMap<>(ServiceState.class);

	private final boolean paused;

	private final @Nullable ServiceCrash lastCrash;

	private int instances;

	private int down;

	private int stuck;

	private @Nullable Map<String, Object> longest;

	private KeyedHealth(KeyedService service, CallbackLimits limits) {
		this.limits = limits;
		ServiceStatus status = service.status();
		this.paused = status.paused();
		this.lastCrash = status.lastCrash();
	}

	static KeyedHealth of(KeyedService service, CallbackLimits limits) {
		KeyedHealth health = new KeyedHealth(service, limits);
		service.forEachProcess(health::add);
		return health;
	}

	private void add(ServiceProcess process) {
		ServiceStatus status = process.status();
		if (status.state() == ServiceState.STOPPED) {
			return;
		}
		this.instances++;
		this.states.merge(status.state(), 1, Integer::sum);
		if (BossWebSocketHealthIndicator.isDown(status)) {
			this.down++;
		}
		else if (isStuck(process, status.running())) {
			this.stuck++;
		}
	}

	// The stack of one of them says what most of them wait for.
	private boolean isStuck(ServiceProcess process, @Nullable RunningCallback running) {
		if (running == null || !this.limits.isStuck(running)) {
			return false;
		}
		if (this.longest != null) {
			return true;
		}
		this.longest = BossWebSocketHealthIndicator.stuck(process, running, this.limits);
		return this.longest != null;
	}

	boolean isDown() {
		int dead = this.down + this.stuck;
		return dead > 0 && dead * TENTH >= this.instances;
	}

	Map<String, Object> details() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("instances", this.instances);
		this.states.forEach((state, count) -> details.put(state.name().toLowerCase(Locale.ROOT), count));
		if (this.paused) {
			details.put("paused", true);
		}
		if (this.down > 0) {
			details.put("givenUp", this.down);
		}
		if (this.down > 0 && this.lastCrash != null) {
			details.put("lastCrash", BossWebSocketHealthIndicator.crash(this.lastCrash));
		}
		if (this.longest != null) {
			details.put("stuck", this.stuck);
			details.put("stuckIn", this.longest);
		}
		return details;
	}

}
