/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import java.time.Clock;
import java.util.function.Supplier;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Replacement of clocks of the system, where beans are such, by virtual time: services
 * that ask a clock are then in the time of the test. Clocks that stand still, or tick
 * otherwise, are the application's own will.
 */
final class SystemClockReplacement implements BeanPostProcessor {

	private final Supplier<Clock> virtual;

	SystemClockReplacement(Supplier<Clock> virtual) {
		this.virtual = virtual;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Clock clock && clock.equals(Clock.system(clock.getZone()))) {
			return this.virtual.get().withZone(clock.getZone());
		}
		return bean;
	}

}
