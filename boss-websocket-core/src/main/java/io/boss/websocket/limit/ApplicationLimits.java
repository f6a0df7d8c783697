/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

/**
 * Limits on the clients of all services together. There is no limit where it says 0.
 *
 * @param totalConnections connections
 * @param connectionsPerAddress connections from one remote address
 * @param totalHandshakesPerSecond handshakes within a second that nothing else refuses
 * @param handshakesPerAddressPerSecond handshakes within a second from one remote
 * address, whatever becomes of them
 */
public record ApplicationLimits(int totalConnections, int connectionsPerAddress, int totalHandshakesPerSecond,
		int handshakesPerAddressPerSecond) {

	/**
	 * No limits.
	 */
	public static final ApplicationLimits NONE = new ApplicationLimits(0, 0, 0, 0);

}
