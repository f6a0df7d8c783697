package io.boss.websocket.endpoint;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Upgrades requests by Jakarta WebSocket on every container, and agrees on a subprotocol
 * as {@link Subprotocols} does.
 */
final class ServiceHandshakeHandler extends DefaultHandshakeHandler {

	private final Subprotocols subprotocols;

	ServiceHandshakeHandler(Subprotocols subprotocols) {
		super(new StandardWebSocketUpgradeStrategy());
		this.subprotocols = subprotocols;
	}

	@Override
	protected @Nullable String selectProtocol(List<String> requestedProtocols, WebSocketHandler webSocketHandler) {
		return this.subprotocols.select(requestedProtocols);
	}

}
