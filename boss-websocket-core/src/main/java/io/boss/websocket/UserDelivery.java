/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Result of giving a message or a close to a {@link UserReference}.
 *
 * @param connections how many connections of the user on this node took it
 * @param refused how many connections of the user on this node did not, because their
 * queue is full
 * @param nodes how many other nodes it was sent to; how many connections of the user
 * these have is not known
 * @param missedNodes how many other nodes it was not sent to, because the outbox of this
 * node is full or the message is larger than one node sends to another
 * @since 0.1.0
 */
public record UserDelivery(int connections, int refused, int nodes, int missedNodes) {

	/**
	 * Whether no connection was left out, as far as this node knows.
	 * @return whether nothing was refused
	 */
	public boolean isComplete() {
		return this.refused == 0 && this.missedNodes == 0;
	}

}
