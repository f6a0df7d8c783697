/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.ServiceTimers;
import org.jspecify.annotations.Nullable;

/**
 * Timers of the instance of a key that runs when they are used.
 */
final class KeyTimers implements ServiceTimers {

	private final InstanceKey key;

	private final Supplier<@Nullable ServiceProcess> process;

	KeyTimers(InstanceKey key, Supplier<@Nullable ServiceProcess> process) {
		this.key = key;
		this.process = process;
	}

	private ServiceTimers timers(String name) {
		ServiceProcess process = this.process.get();
		if (process == null) {
			throw new IllegalStateException("No timer '" + name + "': no instance of '" + this.key + "' runs");
		}
		return process.timers();
	}

	@Override
	public void startSingle(String name, Duration delay, Object info) {
		timers(name).startSingle(name, delay, info);
	}

	@Override
	public void startPeriodic(String name, Duration period, Object info) {
		timers(name).startPeriodic(name, period, info);
	}

	@Override
	public boolean cancel(String name) {
		ServiceProcess process = this.process.get();
		return process != null && process.timers().cancel(name);
	}

	@Override
	public boolean isActive(String name) {
		return names().contains(name);
	}

	@Override
	public Set<String> names() {
		ServiceProcess process = this.process.get();
		return (process != null) ? process.timers().names() : Set.of();
	}

}
