/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.multicast;

import org.jspecify.annotations.Nullable;

/**
 * Connection that its transport can reach together with others.
 *
 * @param <C> the type of connections
 * @param <M> the type of messages
 */
public interface MulticastMember<C, M> {

	/**
	 * The way to this connection and others of its transport.
	 * @return the multicast, the same instance for all that are reached together, or
	 * {@code null} if each connection is sent to by itself
	 */
	@Nullable Multicast<C, M> multicast();

}
