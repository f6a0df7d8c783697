/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.executor;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.config.ServiceExecutorCustomizer;
import io.boss.websocket.timing.EngineTime;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Executors of the slow work of services, in one bean that is no executor itself, as
 * {@link EngineExecutors}.
 */
@FunctionalInterface
public interface WorkExecutors {

	/**
	 * Chooses whose threads run slow work: an executor of the application, virtual
	 * threads, or a bounded pool.
	 * @param beanFactory where executors are
	 * @param environment tells whether threads are virtual
	 * @param time looks after work that waits
	 * @param work the properties of work
	 * @return the executors
	 */
	static WorkExecutors of(ListableBeanFactory beanFactory, Environment environment, EngineTime time,
			BossProperties.Work work) {
		return new WorkExecutorsFactory(beanFactory, environment, time).create(work);
	}

	/**
	 * Executors that are used as they are, whatever customizers want.
	 * @param executors lends the executor for the work of a service, by the name of the
	 * service; may refuse, must not wait
	 * @return the executors, which do not end with the application
	 */
	static WorkExecutors of(Function<String, Executor> executors) {
		return (service, customizers) -> executors.apply(service);
	}

	/**
	 * The executor for the work of a service.
	 * @param service the name of the service
	 * @param customizers change it
	 * @return an executor that may refuse, and does not wait
	 */
	Executor executor(String service, List<ServiceExecutorCustomizer> customizers);

}
