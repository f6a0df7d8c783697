/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.executor;

import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.config.ServiceExecutorCustomizer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;

/**
 * Executors of the engine, in one bean that is no executor itself: an executor bean would
 * make Boot's own back off.
 */
public interface EngineExecutors {

	/**
	 * Chooses whose threads run callbacks: an executor of the application, or one as Boot
	 * makes it.
	 * @param beanFactory where executors are
	 * @param environment tells whether threads are virtual
	 * @param chosen the name of the executor bean to use, if one is named
	 * @return the executors
	 */
	static EngineExecutors of(ListableBeanFactory beanFactory, Environment environment, @Nullable String chosen) {
		return new EngineExecutorsFactory(beanFactory, environment).create(chosen);
	}

	/**
	 * Executors that are used as they are, without a thread more, whatever customizers
	 * want.
	 * @param callbacks runs callbacks; must neither refuse nor block
	 * @param scheduler runs what is to run later
	 * @return the executors, which do not end with the application
	 */
	static EngineExecutors of(Executor callbacks, TaskScheduler scheduler) {
		return new GivenExecutors(callbacks, scheduler);
	}

	/**
	 * The executor for whatever is not about one service.
	 * @return an executor that does not refuse
	 */
	Executor executor();

	/**
	 * The executor for a service.
	 * @param service the name of the service
	 * @param customizers change it
	 * @return an executor that does not refuse
	 */
	Executor executor(String service, List<ServiceExecutorCustomizer> customizers);

	/**
	 * Scheduler of the engine, which never runs a callback.
	 * @return the scheduler
	 */
	TaskScheduler scheduler();

}
