/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

/**
 * Outcome of a callback.
 *
 * @since 0.1.0
 */
public enum CallbackOutcome {

	/**
	 * It goes on.
	 */
	NO_REPLY,

	/**
	 * It ends the instance.
	 */
	STOP,

	/**
	 * It refuses a client.
	 */
	REJECT,

	/**
	 * It has thrown that its client or sender may not do this. The instance goes on.
	 */
	DENIED,

	/**
	 * It has thrown something that its service has handled. The instance goes on.
	 */
	HANDLED,

	/**
	 * It has thrown something that concerns its client alone. The instance goes on.
	 */
	ISOLATED,

	/**
	 * It has thrown something that ends the instance.
	 */
	CRASH

}
