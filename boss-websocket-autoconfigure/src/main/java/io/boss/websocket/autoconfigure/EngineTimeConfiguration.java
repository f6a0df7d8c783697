/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.autoconfigure.executor.EngineExecutors;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the time by which the engine runs.
 */
@Configuration(proxyBeanMethods = false)
class EngineTimeConfiguration {

	@Bean
	@ConditionalOnMissingBean(value = EngineClock.class, search = SearchStrategy.CURRENT)
	EngineClock bossEngineClock() {
		return EngineClock.SYSTEM;
	}

	@Bean
	EngineTime bossEngineTime(EngineClock clock, EngineExecutors executors) {
		return new EngineTime(clock, executors.scheduler());
	}

}
