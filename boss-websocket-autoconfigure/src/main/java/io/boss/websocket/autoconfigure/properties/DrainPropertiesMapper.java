/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;

import io.boss.websocket.service.lifecycle.DrainSettings;

/**
 * Mapper from the properties of the drain to settings, which refuses those that make no
 * sense.
 */
final class DrainPropertiesMapper {

	private static final PropertyChecks CHECKS = new PropertyChecks("boss.websocket.drain");

	private DrainPropertiesMapper() {
	}

	static DrainSettings settings(BossProperties.Drain drain, Duration phaseTimeout) {
		check(drain);
		DrainSettings settings = new DrainSettings(drain.delay(), drain.batchSize(), drain.interval(), phaseTimeout);
		CHECKS.require(drain.delay().isZero() || drain.delay().compareTo(settings.timeout()) < 0, "delay",
				drain.delay(),
				"It must be shorter than nine tenths of spring.lifecycle.timeout-per-shutdown-phase, which is "
						+ phaseTimeout.toMillis() + " ms.");
		return settings;
	}

	static void check(BossProperties.Drain drain) {
		CHECKS.notNegative("delay", drain.delay());
		CHECKS.count(1, "batch-size", drain.batchSize());
		CHECKS.notNegative("interval", drain.interval());
	}

}
