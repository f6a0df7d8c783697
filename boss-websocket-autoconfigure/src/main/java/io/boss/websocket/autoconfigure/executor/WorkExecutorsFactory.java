/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.executor;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.BossPropertiesMapper;
import io.boss.websocket.service.WorkCheck;
import io.boss.websocket.timing.EngineTime;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Chooser of the threads that run slow work: the bean that
 * {@code boss.websocket.work.task-executor} names, else a virtual thread for each job if
 * the application has those, else a bounded pool. Made with Boot's builders, so that task
 * decorators of the application are there as well.
 */
final class WorkExecutorsFactory {

	private static final String THREAD_NAMES = "boss-work-";

	private final ListableBeanFactory beanFactory;

	private final Environment environment;

	private final EngineTime time;

	WorkExecutorsFactory(ListableBeanFactory beanFactory, Environment environment, EngineTime time) {
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.time = time;
	}

	WorkExecutors create(BossProperties.Work work) {
		String chosen = work.taskExecutor();
		if (chosen != null && !chosen.isBlank()) {
			return create(ExecutorUse.WORK.bean(chosen, this.beanFactory), work,
					"give more threads or a longer queue to the bean '" + chosen + "' (" + ExecutorUse.WORK.property()
							+ ")",
					() -> {
					});
		}
		return Threading.VIRTUAL.isActive(this.environment) ? virtualThreads(work) : pool(work);
	}

	private WorkExecutors create(Executor threads, BossProperties.Work work, String remedy, Runnable release) {
		return new WorkThreads(threads, remedy, new WorkCheck(this.time, work.warnAfter()), release);
	}

	private WorkExecutors virtualThreads(BossProperties.Work work) {
		SimpleAsyncTaskExecutor executor = this.beanFactory.getBeanProvider(SimpleAsyncTaskExecutorBuilder.class)
			.getIfAvailable(SimpleAsyncTaskExecutorBuilder::new)
			.virtualThreads(true)
			.threadNamePrefix(THREAD_NAMES)
			.build();
		// The places in mailboxes are the limit.
		executor.setConcurrencyLimit(SimpleAsyncTaskExecutor.UNBOUNDED_CONCURRENCY);
		return create(executor, work, "see spring.threads.virtual.enabled", executor::close);
	}

	private WorkExecutors pool(BossProperties.Work work) {
		ThreadPoolTaskExecutor executor = this.beanFactory.getBeanProvider(ThreadPoolTaskExecutorBuilder.class)
			.getIfAvailable(ThreadPoolTaskExecutorBuilder::new)
			.build();
		// Whatever the application's own pool is like.
		executor.setCorePoolSize(work.threads());
		executor.setMaxPoolSize(work.threads());
		executor.setQueueCapacity(work.queueCapacity());
		executor.setAllowCoreThreadTimeOut(true);
		executor.setThreadNamePrefix(THREAD_NAMES);
		executor.setDaemon(true);
		executor.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
		executor.initialize();
		return create(executor, work,
				"there are " + work.threads() + " (" + BossPropertiesMapper.WORK + ".threads), and "
						+ work.queueCapacity() + " jobs may wait (" + BossPropertiesMapper.WORK + ".queue-capacity)",
				executor::shutdown);
	}

}
