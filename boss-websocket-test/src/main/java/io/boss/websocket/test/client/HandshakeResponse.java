/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.AssertProvider;

/**
 * Answer of a server to a handshake. AssertJ's {@code assertThat(response)} knows it.
 *
 * @param status the HTTP status: 101 if the server has accepted
 * @param headers the headers; after 101 only {@code Sec-WebSocket-Protocol}, if a
 * subprotocol was agreed on
 * @param body the body as text, empty if there is none
 * @since 0.1.0
 */
public record HandshakeResponse(int status, HttpHeaders headers,
		String body) implements AssertProvider<HandshakeResponseAssert> {

	private static final int SWITCHING_PROTOCOLS = 101;

	static HandshakeResponse accepted(String subprotocol) {
		Map<String, List<String>> headers = subprotocol.isEmpty() ? Map.of()
				: Map.of("Sec-WebSocket-Protocol", List.of(subprotocol));
		return new HandshakeResponse(SWITCHING_PROTOCOLS, HttpHeaders.of(headers, (name, value) -> true), "");
	}

	static HandshakeResponse refused(HttpResponse<?> response) {
		Object body = response.body();
		return new HandshakeResponse(response.statusCode(), response.headers(), (body != null) ? body.toString() : "");
	}

	/**
	 * Whether the server has accepted.
	 * @return whether there was a connection
	 */
	public boolean isAccepted() {
		return this.status == SWITCHING_PROTOCOLS;
	}

	/**
	 * Assertions about this response.
	 */
	@Override
	public HandshakeResponseAssert assertThat() {
		return new HandshakeResponseAssert(this);
	}

	/**
	 * The status and the beginning of the body.
	 */
	@Override
	public String toString() {
		return this.status + (this.body.isEmpty() ? "" : " with the body " + RecentEvents.describe(this.body));
	}

}
