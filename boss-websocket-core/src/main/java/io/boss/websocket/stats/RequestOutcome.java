/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

/**
 * End of a request between a service and one of its clients.
 *
 * @since 0.1.0
 */
public enum RequestOutcome {

	/**
	 * It was answered, or its stream has ended.
	 */
	ANSWERED,

	/**
	 * It was answered with a problem.
	 */
	FAILED,

	/**
	 * Who asked has taken it back.
	 */
	CANCELLED,

	/**
	 * The client went before there was an answer.
	 */
	GONE,

	/**
	 * No answer of the client in time.
	 */
	TIMEOUT,

	/**
	 * It was not sent or not taken: an id that is none or is open already, too many, or a
	 * client that cannot be asked.
	 */
	REFUSED,

	/**
	 * Answer of a client that nobody waits for.
	 */
	STRAY

}
