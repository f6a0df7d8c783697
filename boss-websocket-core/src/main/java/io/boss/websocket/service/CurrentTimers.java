/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.Set;

import io.boss.websocket.ServiceTimers;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Timers of the instance of a service that runs when they are used.
 */
final class CurrentTimers implements ServiceTimers {

	private final ServiceContext service;

	private final InstanceSlot instance;

	private final @Nullable KeyGate gate;

	/**
	 * Creates timers.
	 * @param service the process
	 * @param instance the instance
	 * @param gate keeps the process of a key that is to have a timer, or {@code null} if
	 * the service has no keys
	 */
	CurrentTimers(ServiceContext service, InstanceSlot instance, @Nullable KeyGate gate) {
		this.service = service;
		this.instance = instance;
		this.gate = gate;
	}

	@Override
	public void startSingle(String name, Duration delay, Object info) {
		start(name, delay, false, info);
	}

	@Override
	public void startPeriodic(String name, Duration period, Object info) {
		start(name, period, true, info);
	}

	private void start(String name, Duration wait, boolean periodic, Object info) {
		Assert.isTrue(!wait.isNegative() && !wait.isZero(), () -> "Time must be positive: " + wait);
		KeyGate gate = this.gate;
		// Else a process that has been vacant so far could retire in between.
		if (gate == null || !gate.sit()) {
			startNow(name, wait, periodic, info);
			return;
		}
		try {
			startNow(name, wait, periodic, info);
		}
		finally {
			gate.standUp();
		}
	}

	private void startNow(String name, Duration wait, boolean periodic, Object info) {
		InstanceScope scope = this.instance.scope();
		if (scope == null || !scope.timers().start(name, wait, periodic, info)) {
			throw new IllegalStateException(
					"No timer '" + name + "': no instance of service '" + this.service.label() + "' runs");
		}
	}

	@Override
	public boolean cancel(String name) {
		InstanceScope scope = this.instance.scope();
		return scope != null && scope.timers().cancel(name);
	}

	@Override
	public boolean isActive(String name) {
		return names().contains(name);
	}

	@Override
	public Set<String> names() {
		InstanceScope scope = this.instance.scope();
		return (scope != null) ? scope.timerNames() : Set.of();
	}

}
