package io.boss.websocket.endpoint;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Upgrades requests as the transport does, and agrees on a subprotocol as
 * {@link Subprotocols} does.
 */
final class ServiceHandshakeHandler extends DefaultHandshakeHandler {

	private final Subprotocols subprotocols;

	ServiceHandshakeHandler(RequestUpgradeStrategy strategy, Subprotocols subprotocols) {
		super(strategy);
		this.subprotocols = subprotocols;
	}

	@Override
	protected @Nullable String selectProtocol(List<String> requestedProtocols, WebSocketHandler webSocketHandler) {
		return this.subprotocols.select(requestedProtocols);
	}

}
