/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.List;

import io.boss.websocket.log.LogLine;
import io.boss.websocket.stats.RefusalReason;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Check that refuses pages of other origins than the server's own and those that are
 * allowed. A client without an origin is no browser.
 */
final class OriginCheck implements HandshakeCheck {

	private static final List<String> COMPARED = List.of(HttpHeaders.HOST, "X-Forwarded-Proto", "X-Forwarded-Host",
			"X-Forwarded-Port", "Forwarded");

	private static final int LONGEST_SHOWN = 100;

	private final AllowedOrigins allowed;

	OriginCheck(AllowedOrigins allowed) {
		this.allowed = allowed;
	}

	@Override
	public @Nullable HandshakeRefusal check(String service, ServletServerHttpRequest request) {
		List<String> origins = request.getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
		if (origins.isEmpty()) {
			return null;
		}
		if (origins.size() > 1) {
			return refusal("The request has " + origins.size() + " Origins, and a browser sends one");
		}
		String origin = origins.get(0);
		if (!isReadable(origin)) {
			return refusal("'" + shown(origin) + "' is no origin");
		}
		PageOrigin page = PageOrigin.parse(origin);
		PageOrigin own = PageOrigin.ofServer(request.getServletRequest());
		if (own.equals(page) || this.allowed.contain(origin, page)) {
			return null;
		}
		return refusal("Origin '" + shown(origin) + "' is not this server's, which is " + own
				+ ": if its pages may connect, set boss.websocket.allowed-origins;"
				+ " if it is how browsers see this server, behind a proxy, set server.forward-headers-strategy")
			.withDetail(compared(request.getHeaders()));
	}

	// What stands behind it is to be read, too.
	private static String shown(String origin) {
		return (origin.length() > LONGEST_SHOWN) ? origin.substring(0, LONGEST_SHOWN) + "..." : origin;
	}

	// Spring reads it behind us, and would fail at "http://localhost/%zz" and its like.
	private static boolean isReadable(String origin) {
		try {
			return UriComponentsBuilder.fromUriString(origin).build().getPort() >= -1;
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return false;
		}
	}

	private static String compared(HttpHeaders headers) {
		StringBuilder text = new StringBuilder();
		for (String name : COMPARED) {
			String value = headers.getFirst(name);
			if (value != null) {
				text.append(text.isEmpty() ? "" : ", ").append(name).append(": ").append(value);
			}
		}
		return text.toString();
	}

	private static HandshakeRefusal refusal(String text) {
		return new HandshakeRefusal(HttpStatus.FORBIDDEN, RefusalReason.FORBIDDEN, LogLine.of(text));
	}

}
