/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Port to what carries the frames of clients once the handshake is done.
 */
public interface Transport {

	/**
	 * What Spring registers for an endpoint.
	 * @param endpoint the endpoint
	 * @return the handler
	 */
	WebSocketHandler handler(ServiceEndpoint endpoint);

	/**
	 * What upgrades the requests of an endpoint.
	 * @param endpoint the endpoint
	 * @param handler what {@link #handler} answered for it
	 * @return the strategy
	 */
	RequestUpgradeStrategy upgradeStrategy(ServiceEndpoint endpoint, WebSocketHandler handler);

	/**
	 * Whether sessions may outlive their sockets: messages are kept until clients have
	 * acknowledged them.
	 * @return whether clients can come back
	 */
	default boolean canResume() {
		return false;
	}

}
