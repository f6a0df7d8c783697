/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Result of giving a message or a close to a {@link ConnectionReference}.
 *
 * @since 0.1.0
 */
public enum ForwardResult {

	/**
	 * The connection is on this node, and it waits for its turn in the outbound queue.
	 */
	DELIVERED,

	/**
	 * It will be handed to the node that has the connection. Nothing more is known: the
	 * connection may be gone by then, its queue full, or the broker away for longer than
	 * the outbox lasts. That node counts what it could not deliver.
	 */
	FORWARDED,

	/**
	 * There is no such connection any more: it is closed or closing, or its node has
	 * left. Nothing was done.
	 */
	GONE,

	/**
	 * It is not the id of a connection to this cluster, its node has left so long ago
	 * that no node remembers, or this node has just started and has not heard of the
	 * other yet. Nothing was done.
	 */
	UNKNOWN,

	/**
	 * It was not taken: the outbound queue of the client or the outbox of this node is
	 * full, or it is larger than what one node sends to another. What is done about a
	 * full outbound queue is as for {@link BossConnection#send(BossMessage)}.
	 */
	REFUSED;

	/**
	 * Whether it is on its way, be it here or to another node.
	 * @return whether it was delivered or forwarded
	 */
	public boolean isAccepted() {
		return this == DELIVERED || this == FORWARDED;
	}

}
