/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.Future;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.timing.EngineTime;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Wait before the next instance, in which mail stays where it is. Only inside tasks of
 * the service's executor.
 */
final class Backoff {

	private static final Log logger = LogFactory.getLog(Backoff.class);

	private final SerializedTaskExecutor executor;

	private final EngineTime time;

	Backoff(SerializedTaskExecutor executor, EngineTime time) {
		this.executor = executor;
		this.time = time;
	}

	void begin(Duration wait) {
		if (wait.isZero()) {
			return;
		}
		this.executor.suspend();
		try {
			Future<?> unused = this.time.schedule(this.executor::resume, wait);
		}
		catch (RuntimeException ex) {
			LogTrace.debug(logger, "No scheduler for the back-off, restarting at once", ex);
			this.executor.resume();
		}
	}

	void end() {
		this.executor.resume();
	}

}
