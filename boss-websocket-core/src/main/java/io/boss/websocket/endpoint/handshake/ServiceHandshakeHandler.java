/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.List;

import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Handler of handshakes that upgrades as the transport does, and agrees on a subprotocol
 * as {@link Subprotocols} does.
 */
final class ServiceHandshakeHandler extends DefaultHandshakeHandler {

	private final Subprotocols subprotocols;

	private final RateLimitedWarning warning = new RateLimitedWarning(LogFactory.getLog(ServiceHandshakeHandler.class));

	ServiceHandshakeHandler(RequestUpgradeStrategy strategy, Subprotocols subprotocols) {
		super(strategy);
		this.subprotocols = subprotocols;
	}

	@Override
	protected @Nullable String selectProtocol(List<String> requestedProtocols, WebSocketHandler webSocketHandler) {
		String selected = this.subprotocols.select(requestedProtocols);
		if (selected == null && !requestedProtocols.isEmpty()) {
			this.warning.log(() -> "A client of service '" + this.subprotocols.service()
					+ "' offers subprotocols of which none looks like a name, and none is chosen. Browsers drop a "
					+ "connection whose offer goes unanswered: declare what the service speaks with @BossService, "
					+ "or let clients offer the name of the service");
		}
		return selected;
	}

}
