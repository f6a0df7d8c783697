/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServletServerHttpRequest;

/**
 * Check that decides whether a handshake may go on. Asked on the thread of the request,
 * before anything is kept of it, in the order of the beans; the first refusal counts.
 */
@FunctionalInterface
public interface HandshakeCheck {

	/**
	 * Attribute of a request: the id of the HTTP session that it belongs to, if the
	 * container knows of none.
	 */
	String HTTP_SESSION_ID = HandshakeCheck.class.getName() + ".httpSessionId";

	/**
	 * Checks a request that asks for a WebSocket.
	 * @param service the name of the service
	 * @param request the request
	 * @return why it is refused, or {@code null} if it may go on
	 */
	@Nullable HandshakeRefusal check(String service, ServletServerHttpRequest request);

}
