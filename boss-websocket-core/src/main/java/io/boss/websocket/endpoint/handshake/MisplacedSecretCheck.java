/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.boss.websocket.stats.RefusalReason;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Check that refuses secrets that no filter has taken out of the handshake: where the
 * switch for them is off, they would be kept, repeated or logged, and their sender would
 * believe to be known. Stateless.
 */
public final class MisplacedSecretCheck implements HandshakeCheck {

	/**
	 * The switch for secrets in the query.
	 */
	public static final String QUERY_PROPERTY = "boss.websocket.authentication.tokens-in-query";

	private final boolean queryAllowed;

	/**
	 * Creates a check.
	 * @param queryAllowed whether the application takes tokens from the query itself
	 */
	public MisplacedSecretCheck(boolean queryAllowed) {
		this.queryAllowed = queryAllowed;
	}

	@Override
	public @Nullable HandshakeRefusal check(String service, ServletServerHttpRequest request) {
		Set<String> query = parameters(request.getURI());
		List<String> offered = request.getHeaders().getOrEmpty("Sec-WebSocket-Protocol");
		for (HandshakeSecret kind : HandshakeSecret.values()) {
			if (!this.queryAllowed && query.contains(kind.queryParameter())) {
				return refusal("The query has a token, '" + kind.queryParameter() + "', which would end in logs ("
						+ QUERY_PROPERTY + " allows that)");
			}
			if (offered.stream().anyMatch((value) -> value.contains(kind.subprotocolPrefix()))) {
				return refusal("A subprotocol begins with '" + kind.subprotocolPrefix()
						+ "', which this server does not accept (" + kind.property() + ")");
			}
			if (offered.stream().anyMatch(kind::isSpelledOtherwiseIn)) {
				return refusal("A subprotocol begins like '" + kind.subprotocolPrefix()
						+ "', which has to be spelled exactly so");
			}
		}
		return null;
	}

	// Not as the server reads them, which fails on a query that it cannot decode.
	private static Set<String> parameters(URI uri) {
		return UriComponentsBuilder.fromUri(uri)
			.build()
			.getQueryParams()
			.keySet()
			.stream()
			.map(MisplacedSecretCheck::decoded)
			.collect(Collectors.toSet());
	}

	private static String decoded(String name) {
		try {
			return UriUtils.decode(name, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return name;
		}
	}

	private static HandshakeRefusal refusal(String text) {
		return new HandshakeRefusal(HttpStatus.BAD_REQUEST, RefusalReason.UNAUTHORIZED, text);
	}

}
