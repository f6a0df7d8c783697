/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.executor;

import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.config.ServiceExecutorCustomizer;
import io.boss.websocket.mailbox.RescuingExecutor;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Threads of an executor that is made fit for the engine, and a thread for its timers.
 */
final class EngineThreads implements EngineExecutors, DisposableBean {

	private final RescuingExecutor executor;

	private final ThreadPoolTaskScheduler scheduler;

	private final Runnable release;

	private final CustomizedExecutors<RescuingExecutor> customized = new CustomizedExecutors<>(ExecutorUse.CALLBACKS,
			ServiceExecutorCustomizer::customize);

	/**
	 * Creates the threads.
	 * @param executor the executor to use
	 * @param release run at the end
	 */
	EngineThreads(Executor executor, Runnable release) {
		this.executor = new RescuingExecutor(executor);
		this.release = release;
		this.scheduler = new ThreadPoolTaskScheduler();
		this.scheduler.setThreadNamePrefix("boss-timer-");
		this.scheduler.setDaemon(true);
		this.scheduler.setRemoveOnCancelPolicy(true);
		this.scheduler.initialize();
	}

	@Override
	public Executor executor() {
		return this.executor;
	}

	@Override
	public Executor executor(String service, List<ServiceExecutorCustomizer> customizers) {
		RescuingExecutor customized = this.customized.make(service, this.executor, customizers, RescuingExecutor::new);
		return (customized != null) ? customized : this.executor;
	}

	@Override
	public TaskScheduler scheduler() {
		return this.scheduler;
	}

	@Override
	public void destroy() {
		this.scheduler.shutdown();
		this.customized.close(RescuingExecutor::close);
		this.executor.close();
		this.release.run();
	}

}
