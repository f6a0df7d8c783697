/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Scheme that the pages of a server are fetched with. Proxies may say of an upgrade that
 * it is {@code wss}, and mean that its page is {@code https}.
 */
final class ServerScheme {

	// How Tomcat says that it has heeded the proxy's headers, because it trusts the
	// proxy.
	private static final String HEEDED = "org.apache.tomcat.request.forwarded";

	private static final Set<String> SECURE = Set.of("https", "wss");

	private ServerScheme() {
	}

	static String of(HttpServletRequest request) {
		String scheme = String.valueOf(request.getScheme()).toLowerCase(Locale.ROOT);
		if (SECURE.contains(scheme) || isSecureForTomcat(request)) {
			return "https";
		}
		return scheme.equals("ws") ? "http" : scheme;
	}

	// Tomcat takes all for plain HTTP that is not "https".
	private static boolean isSecureForTomcat(HttpServletRequest request) {
		if (!Boolean.TRUE.equals(request.getAttribute(HEEDED))) {
			return false;
		}
		List<String> said = Collections.list(request.getHeaders("X-Forwarded-Proto"))
			.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map((value) -> value.strip().toLowerCase(Locale.ROOT))
			.toList();
		return !said.isEmpty() && SECURE.containsAll(said);
	}

}
