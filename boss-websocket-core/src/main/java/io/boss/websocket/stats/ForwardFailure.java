/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

/**
 * Reason why a message was not forwarded to other nodes.
 *
 * @since 0.1.0
 */
public enum ForwardFailure {

	/**
	 * The outbox was full, and a newer message took its room.
	 */
	DROPPED_OLDEST,

	/**
	 * The outbox was full, and had no room for it.
	 */
	DROPPED_NEWEST,

	/**
	 * It was larger than a frame may be.
	 */
	TOO_BIG,

	/**
	 * This node stops or has stopped.
	 */
	STOPPED

}
