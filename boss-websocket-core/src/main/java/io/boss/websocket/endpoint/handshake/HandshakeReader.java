/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.boss.websocket.endpoint.HandshakeSnapshot;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServletServerHttpRequest;

/**
 * Reader of requests that are about to be upgraded, after which containers recycle them.
 */
final class HandshakeReader {

	private HandshakeReader() {
	}

	/**
	 * Copies what is kept of a request.
	 * @param request the request
	 * @param uri its URI
	 * @param origin what callbacks follow from, as their observers understand it
	 * @return the copy
	 */
	static HandshakeSnapshot read(ServletServerHttpRequest request, URI uri, @Nullable Object origin) {
		HttpServletRequest servletRequest = request.getServletRequest();
		HttpSession httpSession = servletRequest.getSession(false);
		// The cookie beside a ticket may be of another session than the user's.
		String ofTicket = (String) servletRequest.getAttribute(HandshakeCheck.HTTP_SESSION_ID);
		String ofCookie = (httpSession != null) ? httpSession.getId() : null;
		return new HandshakeSnapshot(uri, KeptHeaders.copyOf(request.getHeaders()), cookies(servletRequest),
				RemoteAddress.of(servletRequest), (ofTicket != null) ? ofTicket : ofCookie, origin);
	}

	private static Map<String, String> cookies(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		if (cookies == null) {
			return Map.of();
		}
		Map<String, String> result = new LinkedHashMap<>();
		for (Cookie cookie : cookies) {
			result.putIfAbsent(cookie.getName(), cookie.getValue());
		}
		return Collections.unmodifiableMap(result);
	}

}
