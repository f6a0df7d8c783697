/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

import java.util.concurrent.Executor;

/**
 * Callback interface for a bean that changes the executor of the callbacks of a service,
 * or of the work that they {@linkplain io.boss.websocket.BossServiceReference#pipeToSelf
 * give}, or the context of a run. Called once for each service while the application
 * starts.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ServiceExecutorCustomizer {

	/**
	 * Changes the executor of a service. Callbacks stay serialized whatever it is.
	 * @param service the name of the service
	 * @param executor the executor so far
	 * @return the executor to use; a task that it refuses is run elsewhere
	 */
	Executor customize(String service, Executor executor);

	/**
	 * Changes the executor of a service's slow work, which is another one.
	 * @param service the name of the service
	 * @param executor the executor so far
	 * @return the executor to use; a task that it refuses, or would run on its caller's
	 * thread, fails. The same one unless overridden.
	 */
	default Executor customizeWork(String service, Executor executor) {
		return executor;
	}

}
