/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.List;

import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.wire.OpeningHandshake;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.socket.WebSocketHttpHeaders;

/**
 * Shape that an opening handshake must have (RFC 6455, section 4.2.1), whatever carries
 * the connection afterwards. Cheap, and asked first.
 */
final class HandshakeShape {

	private static final String VERSION = "13";

	private HandshakeShape() {
	}

	/**
	 * Looks at a request to a service.
	 * @param request the request
	 * @return why it is refused, or {@code null} if it is an opening handshake
	 */
	static @Nullable HandshakeRefusal refusal(HttpServletRequest request) {
		if (HandshakeRequest.isExtendedConnect(request)) {
			return version(request);
		}
		if (!HttpMethod.GET.matches(request.getMethod())) {
			return new HandshakeRefusal(HttpStatus.METHOD_NOT_ALLOWED, RefusalReason.BAD_REQUEST,
					"This is a WebSocket service, which knows no other method than GET");
		}
		if (!HandshakeRequest.isHandshake(request)) {
			return new HandshakeRefusal(HttpStatus.UPGRADE_REQUIRED, RefusalReason.NOT_WEBSOCKET,
					"This is a WebSocket service: connect with a WebSocket");
		}
		HandshakeRefusal refusal = body(request);
		if (refusal == null) {
			refusal = connection(request);
		}
		if (refusal == null) {
			refusal = version(request);
		}
		return (refusal != null) ? refusal : key(request);
	}

	/**
	 * Looks for a body, which would not be read: it would be taken for frames, or a
	 * thread would wait for it.
	 * @param request the request
	 * @return why it is refused, or {@code null} if it has no body
	 */
	static @Nullable HandshakeRefusal body(HttpServletRequest request) {
		boolean refused = !HandshakeRequest.isExtendedConnect(request) && HandshakeRequest.hasBody(request);
		return refused ? bad("A handshake has no body: leave out Content-Length and Transfer-Encoding") : null;
	}

	private static @Nullable HandshakeRefusal connection(HttpServletRequest request) {
		if (!"HTTP/1.1".equals(request.getProtocol())) {
			return bad("An upgrade needs HTTP/1.1: a proxy before this server may have to be told "
					+ "(nginx: proxy_http_version 1.1)");
		}
		return OpeningHandshake.names(HandshakeRequest.values(request, HttpHeaders.CONNECTION), "upgrade") ? null
				: bad("The header Connection must name Upgrade: a proxy before this server may have to pass it on");
	}

	private static @Nullable HandshakeRefusal version(HttpServletRequest request) {
		List<String> versions = HandshakeRequest.values(request, WebSocketHttpHeaders.SEC_WEBSOCKET_VERSION);
		if (versions.size() > 1) {
			return bad("There must be one header Sec-WebSocket-Version");
		}
		return versions.contains(VERSION) ? null : new HandshakeRefusal(HttpStatus.UPGRADE_REQUIRED,
				RefusalReason.VERSION, "The header Sec-WebSocket-Version must be " + VERSION);
	}

	private static @Nullable HandshakeRefusal key(HttpServletRequest request) {
		List<String> keys = HandshakeRequest.values(request, WebSocketHttpHeaders.SEC_WEBSOCKET_KEY);
		boolean valid = keys.size() == 1 && OpeningHandshake.isValidKey(keys.get(0));
		return valid ? null : bad("There must be one header Sec-WebSocket-Key, the Base64 of 16 bytes");
	}

	private static HandshakeRefusal bad(String text) {
		return new HandshakeRefusal(HttpStatus.BAD_REQUEST, RefusalReason.BAD_REQUEST, text);
	}

}
