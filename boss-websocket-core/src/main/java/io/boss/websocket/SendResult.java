/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Result of giving a connection a message to send.
 *
 * @since 0.1.0
 */
public enum SendResult {

	/**
	 * It waits for its turn in the outbound queue.
	 */
	QUEUED,

	/**
	 * The connection is closed or closing; nothing was done.
	 */
	CLOSED,

	/**
	 * The outbound queue was full: the client reads too slowly and is being closed with
	 * code 1008.
	 */
	OVERFLOW,

	/**
	 * There was no room for it, and it was dropped, as its {@link OverflowPolicy} or that
	 * of the service says. The client stays.
	 */
	DROPPED;

	/**
	 * Whether the message will be written if the connection lasts.
	 * @return whether it was queued
	 */
	public boolean isQueued() {
		return this == QUEUED;
	}

}
