/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.executor;

import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.config.ServiceExecutorCustomizer;

import org.springframework.scheduling.TaskScheduler;

/**
 * Executors of an engine that are used as they are.
 *
 * @param executor runs callbacks
 * @param scheduler runs what is to run later
 */
record GivenExecutors(Executor executor, TaskScheduler scheduler) implements EngineExecutors {

	@Override
	public Executor executor(String service, List<ServiceExecutorCustomizer> customizers) {
		return this.executor;
	}

}
