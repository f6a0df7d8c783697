/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.boss.websocket.log.LogLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Disposer of objects that are not used any more, such as a connection on which something
 * has failed, on a thread that no other waits for. Safe on any thread.
 */
final class ConnectionDisposer {

	private static final Log logger = LogFactory.getLog(ConnectionDisposer.class);

	private final ThreadPoolExecutor thread;

	ConnectionDisposer() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("boss-redis-leftovers-");
		factory.setDaemon(true);
		this.thread = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
		this.thread.allowCoreThreadTimeOut(true);
	}

	/**
	 * Does something later, whether or not it fails.
	 * @param last what to do
	 */
	void giveBack(Last last) {
		this.thread.execute(() -> {
			try {
				last.run();
			}
			catch (Exception ex) {
				logger.debug("Something of Redis was not given back: " + LogLine.of(ex));
			}
		});
	}

	/**
	 * Waits until everything has been given back, but not for long.
	 * @param timeout how long at most
	 */
	void await(Duration timeout) {
		try {
			this.thread.submit(() -> {
			}).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.debug("Something of Redis is still to be given back");
		}
	}

	/**
	 * Action that may fail.
	 */
	@FunctionalInterface
	interface Last {

		void run() throws Exception;

	}

}
