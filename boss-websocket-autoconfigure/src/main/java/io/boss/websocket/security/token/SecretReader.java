/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import io.boss.websocket.endpoint.handshake.HandshakeSecret;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reader of the secrets of a handshake. Immutable.
 *
 * @param kinds what is accepted at all
 * @param queryAllowed whether it may come in the query, too
 */
record SecretReader(Set<HandshakeSecret> kinds, boolean queryAllowed) {

	static final String SUBPROTOCOL_HEADER = "Sec-WebSocket-Protocol";

	List<PresentedSecret> read(HttpServletRequest request) {
		List<PresentedSecret> found = new ArrayList<>();
		for (HandshakeSecret kind : this.kinds) {
			offered(request).stream()
				.filter((protocol) -> protocol.startsWith(kind.subprotocolPrefix()))
				.map((protocol) -> protocol.substring(kind.subprotocolPrefix().length()))
				.forEach((value) -> found.add(new PresentedSecret(kind, value, false)));
			String[] values = this.queryAllowed ? request.getParameterValues(kind.queryParameter()) : null;
			if (values != null) {
				Arrays.stream(values).forEach((value) -> found.add(new PresentedSecret(kind, value, true)));
			}
		}
		return found;
	}

	/**
	 * What is left of the subprotocols that a client offers.
	 * @param request the request of the client
	 * @return those that are no secrets
	 */
	List<String> subprotocols(HttpServletRequest request) {
		return offered(request).stream().filter((protocol) -> !isSecret(protocol)).toList();
	}

	private boolean isSecret(String protocol) {
		return this.kinds.stream().anyMatch((kind) -> protocol.startsWith(kind.subprotocolPrefix()));
	}

	private static List<String> offered(HttpServletRequest request) {
		return Collections.list(request.getHeaders(SUBPROTOCOL_HEADER))
			.stream()
			.flatMap((value) -> Arrays.stream(value.split(",", -1)))
			.map(String::strip)
			.filter((protocol) -> !protocol.isEmpty())
			.toList();
	}

}
