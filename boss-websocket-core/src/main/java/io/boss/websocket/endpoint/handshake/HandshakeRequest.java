/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import io.boss.websocket.wire.OpeningHandshake;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Properties of a request that are known before any code has looked at it closely.
 */
public final class HandshakeRequest {

	private HandshakeRequest() {
	}

	/**
	 * Whether a request asks for a WebSocket, well or badly.
	 * @param request the request
	 * @return whether {@code websocket} is among what it wants to upgrade to, or whether
	 * it is a {@code CONNECT} of HTTP/2 (RFC 8441), which has no other use at a server
	 */
	public static boolean isHandshake(HttpServletRequest request) {
		return OpeningHandshake.names(values(request, HttpHeaders.UPGRADE), "websocket") || isExtendedConnect(request);
	}

	static boolean isExtendedConnect(HttpServletRequest request) {
		return "CONNECT".equals(request.getMethod()) && !isHttp1(request);
	}

	/**
	 * What a client gets whose handshake succeeds.
	 * @param request the request
	 * @return the status
	 */
	static HttpStatus accepted(HttpServletRequest request) {
		return isExtendedConnect(request) ? HttpStatus.OK : HttpStatus.SWITCHING_PROTOCOLS;
	}

	/**
	 * Whether the request has a connection of its own, and headers that are about it.
	 * @param request the request
	 * @return whether it is not of HTTP/2 or newer
	 */
	static boolean isHttp1(HttpServletRequest request) {
		return request.getProtocol().startsWith("HTTP/1.");
	}

	static boolean hasBody(HttpServletRequest request) {
		return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
	}

	static List<String> values(HttpServletRequest request, String header) {
		Enumeration<String> values = request.getHeaders(header);
		return (values != null) ? Collections.list(values) : List.of();
	}

}
