/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import io.boss.websocket.endpoint.ServiceEndpoint;
import io.boss.websocket.endpoint.Transport;

import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Transport that speaks RFC 6455 itself, over the sockets that a {@link SocketUpgrader}
 * gets hold of.
 */
public final class DirectTransport implements Transport {

	private final SocketUpgrader upgrader;

	private final boolean compression;

	/**
	 * Creates a transport.
	 * @param upgrader takes sockets
	 * @param compression whether to agree to permessage-deflate
	 */
	public DirectTransport(SocketUpgrader upgrader, boolean compression) {
		this.upgrader = upgrader;
		this.compression = compression;
	}

	@Override
	public WebSocketHandler handler(ServiceEndpoint endpoint) {
		return new DirectHandler();
	}

	@Override
	public RequestUpgradeStrategy upgradeStrategy(ServiceEndpoint endpoint, WebSocketHandler handler) {
		return new DirectUpgradeStrategy(endpoint, this.upgrader, this.compression);
	}

	@Override
	public boolean canResume() {
		return true;
	}

}
