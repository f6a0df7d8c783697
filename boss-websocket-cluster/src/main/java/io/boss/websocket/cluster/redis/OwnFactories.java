/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Connection factories that are configured as the application's and share nothing with it
 * that may hang: no connection, no pool, no lock, no view of a Redis cluster. Safe on any
 * thread.
 * <p>
 * That is done for Lettuce. Connections of other clients are used by one borrower anyway,
 * and a subclass of the application may do what a factory of ours would not: these are
 * used as they are.
 */
final class OwnFactories {

	private static final Log logger = LogFactory.getLog(OwnFactories.class);

	// Only the name: there may be no Lettuce.
	private static final String LETTUCE = "org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory";

	private final RedisConnectionFactory application;

	private final AtomicInteger count = new AtomicInteger();

	private final AtomicBoolean warned = new AtomicBoolean();

	OwnFactories(RedisConnectionFactory application) {
		this.application = application;
	}

	/**
	 * Makes a factory, which does not connect yet.
	 * @param timeout for how long each step of a connection and each command may take
	 * @param reconnects whether a connection that is broken is to be made again by the
	 * client
	 * @return the factory, to be given back with {@link #destroy}
	 */
	RedisConnectionFactory next(Duration timeout, boolean reconnects) {
		if (!this.application.getClass().getName().equals(LETTUCE)) {
			return this.application;
		}
		RedisConnectionFactory own = LettuceFactories.derive(this.application, timeout, reconnects,
				this.count.getAndIncrement());
		if (own != null) {
			return own;
		}
		if (this.warned.compareAndSet(false, true)) {
			logger.warn("The cluster cannot see how the application's LettuceConnectionFactory is configured, "
					+ "and uses its connections. After an outage they may come back late");
		}
		return this.application;
	}

	/**
	 * Gives a factory back. May block.
	 * @param factory the factory
	 * @throws Exception if it cannot be destroyed
	 */
	void destroy(RedisConnectionFactory factory) throws Exception {
		if (factory != this.application && factory instanceof DisposableBean own) {
			own.destroy();
		}
	}

}
