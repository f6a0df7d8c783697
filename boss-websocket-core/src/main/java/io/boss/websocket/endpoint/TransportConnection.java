/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import io.boss.websocket.outbound.OutboundChannel;

/**
 * One client's connection as its transport holds it: the way to the client, and control
 * over what comes from it. Methods are called on any thread and must not block.
 */
public interface TransportConnection {

	/**
	 * The way to the client's socket.
	 * @return the channel, always the same
	 */
	OutboundChannel channel();

	/**
	 * Reads no further message after the one that is being handed over.
	 */
	void pause();

	/**
	 * Reads again.
	 */
	void resume();

	/**
	 * The service has handled all that it will hear of the client: if the input has ended
	 * and the socket was kept for answers, it can be closed. May be called repeatedly.
	 */
	void forgotten();

}
