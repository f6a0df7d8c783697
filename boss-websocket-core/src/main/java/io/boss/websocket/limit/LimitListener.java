/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import io.boss.websocket.config.Limit;

/**
 * Listener for limits that are exceeded, which decides the consequence. Safe on any
 * thread.
 */
@FunctionalInterface
public interface LimitListener {

	/**
	 * A client exceeds a limit.
	 * @param limit the limit
	 * @return whether it is enforced
	 */
	boolean exceeded(Limit limit);

}
