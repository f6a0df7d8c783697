/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.spi;

import io.boss.websocket.BossMessage;

/**
 * Interceptor for messages of one client that are not for its service, given to
 * {@link OpenedConnection#intercept} when the client connects. Called by the thread that
 * reads, in the order of the messages; must not block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MessageInterceptor {

	/**
	 * The client has sent a message.
	 * @param message the message
	 * @return whether it was taken: then nobody else hears of it, neither the
	 * interceptors after this one nor a log
	 */
	boolean takes(BossMessage message);

}
