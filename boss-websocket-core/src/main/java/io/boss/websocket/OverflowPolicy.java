/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Policy for a message when there is no room in the queue in front of a client, because
 * it reads more slowly than the service sends. A service has one policy
 * ({@code boss.websocket.outbound.overflow}), and a message may have another
 * ({@link BossMessage#onOverflow}). Whatever the policy, the queue is bounded.
 * <p>
 * With the direct transport a message may still be under way to the thread that writes.
 * No policy takes it back: {@link #DROP_OLDEST} drops the oldest that can be dropped.
 *
 * @since 0.1.0
 */
public enum OverflowPolicy {

	/**
	 * The client is closed with code 1008. It may connect again, and begins anew.
	 */
	CLOSE,

	/**
	 * The oldest messages that wait are dropped, until there is room for the new one. For
	 * what gets worthless with time, such as lines of a log.
	 */
	DROP_OLDEST,

	/**
	 * The new message is dropped, and what waits stays. Its sender is told
	 * {@link SendResult#DROPPED}, unless it was sent to a group.
	 */
	DROP_NEWEST,

	/**
	 * The policy of a service whose messages have {@linkplain BossMessage#conflatedBy
	 * keys}: only the latest message for a key waits. If there is no room all the same,
	 * because too many keys wait or the message has none, the client is closed as with
	 * {@link #CLOSE}.
	 */
	CONFLATE,

	/**
	 * Everything that waits is dropped, and so is what is sent until
	 * {@link BossServiceHandler#handleOverflow} is called, which sends a fresh snapshot:
	 * the first thing after the gap. For services that send changes of something.
	 */
	RESYNC

}
