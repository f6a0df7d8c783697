/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.executor;

import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.config.ServiceExecutorCustomizer;
import io.boss.websocket.mailbox.RefusingExecutor;
import io.boss.websocket.service.WorkCheck;

import org.springframework.beans.factory.DisposableBean;

/**
 * Threads of an executor that is made fit for the slow work of services.
 */
final class WorkThreads implements WorkExecutors, DisposableBean {

	private final Executor threads;

	private final String remedy;

	private final WorkCheck check;

	private final Runnable release;

	private final RefusingExecutor shared;

	private final CustomizedExecutors<RefusingExecutor> customized = new CustomizedExecutors<>(ExecutorUse.WORK,
			ServiceExecutorCustomizer::customizeWork);

	/**
	 * Creates the threads.
	 * @param threads lends them
	 * @param remedy how to have more of them
	 * @param check warns of work that waits
	 * @param release run at the end
	 */
	WorkThreads(Executor threads, String remedy, WorkCheck check, Runnable release) {
		this.threads = threads;
		this.remedy = remedy;
		this.check = check;
		this.release = release;
		this.shared = new RefusingExecutor(threads, remedy);
	}

	@Override
	public Executor executor(String service, List<ServiceExecutorCustomizer> customizers) {
		String remedy = "give more threads or a longer queue to the executor that a ServiceExecutorCustomizer has made for "
				+ "the work of service '" + service + "', or if it lends the threads of all services, " + this.remedy;
		RefusingExecutor customized = this.customized.make(service, this.threads, customizers,
				(executor) -> new RefusingExecutor(executor, remedy));
		return (customized != null) ? this.check.watched(customized, remedy)
				: this.check.watched(this.shared, this.remedy);
	}

	@Override
	public void destroy() {
		this.customized.close(RefusingExecutor::close);
		this.shared.close();
		this.release.run();
	}

}
