/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.executor;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

import io.boss.websocket.autoconfigure.properties.PropertyChecks;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Chooser of the threads that run callbacks: the bean that
 * {@code boss.websocket.task-executor} names, else Boot's application task executor, else
 * the only executor of the application. Where there is none, because a STOMP broker's
 * executors made Boot's back off, it makes one as Boot would.
 */
final class EngineExecutorsFactory {

	private static final Set<String> STOMP_EXECUTORS = Set.of("clientInboundChannelExecutor",
			"clientOutboundChannelExecutor", "brokerChannelExecutor");

	private final ListableBeanFactory beanFactory;

	private final Environment environment;

	private final ObjectProvider<ThreadPoolTaskExecutorBuilder> platformThreads;

	private final ObjectProvider<SimpleAsyncTaskExecutorBuilder> virtualThreads;

	EngineExecutorsFactory(ListableBeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.platformThreads = beanFactory.getBeanProvider(ThreadPoolTaskExecutorBuilder.class);
		this.virtualThreads = beanFactory.getBeanProvider(SimpleAsyncTaskExecutorBuilder.class);
	}

	EngineExecutors create(@Nullable String chosen) {
		if (chosen != null && !chosen.isBlank()) {
			return shared(chosen);
		}
		if (this.beanFactory.containsBean(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME)) {
			return shared(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME);
		}
		List<String> candidates = candidates();
		if (candidates.size() > 1) {
			throw PropertyChecks.failure(ExecutorUse.CALLBACKS.property(), chosen,
					"There are several executors, and none is named 'applicationTaskExecutor'. Set the property to one "
							+ "of " + candidates + ".");
		}
		return candidates.isEmpty() ? owned() : shared(candidates.get(0));
	}

	private List<String> candidates() {
		return Arrays.stream(this.beanFactory.getBeanNamesForType(Executor.class, false, false))
			.filter((name) -> !ScopedProxyUtils.isScopedTarget(name))
			.filter((name) -> !STOMP_EXECUTORS.contains(name))
			.filter((name) -> !this.beanFactory.isTypeMatch(name, TaskScheduler.class))
			.toList();
	}

	private EngineExecutors shared(String beanName) {
		return new EngineThreads(ExecutorUse.CALLBACKS.bean(beanName, this.beanFactory), () -> {
		});
	}

	private EngineExecutors owned() {
		if (Threading.VIRTUAL.isActive(this.environment)) {
			SimpleAsyncTaskExecutor executor = this.virtualThreads
				.getIfAvailable(() -> new SimpleAsyncTaskExecutorBuilder().virtualThreads(true))
				.build();
			ExecutorUse.CALLBACKS.check(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME, executor);
			return new EngineThreads(executor, executor::close);
		}
		ThreadPoolTaskExecutor executor = this.platformThreads.getIfAvailable(ThreadPoolTaskExecutorBuilder::new)
			.build();
		executor.initialize();
		return new EngineThreads(executor, executor::shutdown);
	}

}
