/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Eraser of secrets in headers, once all code that may want them has seen them: Spring
 * logs headers at TRACE, and keeps them with its sessions.
 */
final class SecretEraser implements HandshakeInterceptor {

	private static final String ERASED = "(erased)";

	private final Subprotocols subprotocols;

	SecretEraser(Subprotocols subprotocols) {
		this.subprotocols = subprotocols;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		HttpHeaders headers = request.getHeaders();
		// Spring shows the container's own headers, which can be replaced and not
		// removed.
		KeptHeaders.SECRETS.stream().filter(headers::containsHeader).forEach((name) -> headers.set(name, ERASED));
		List<String> offered = headers.get(WebSocketHttpHeaders.SEC_WEBSOCKET_PROTOCOL);
		if (offered != null) {
			List<String> names = this.subprotocols.names(offered);
			headers.set(WebSocketHttpHeaders.SEC_WEBSOCKET_PROTOCOL,
					names.isEmpty() ? ERASED : String.join(", ", names));
		}
		return true;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
	}

}
