/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Answer to a handshake: status 101 with a client, or a refusal. Immutable.
 *
 * @since 0.1.0
 */
public final class HandshakeResult implements AssertProvider<HandshakeResultAssert> {

	private final String path;

	private final int status;

	private final HttpHeaders headers;

	private final String body;

	private final @Nullable TestClient client;

	private final String hint;

	/**
	 * Creates an answer.
	 * @param path the path of the handshake
	 * @param status the status
	 * @param headers the headers
	 * @param body the body
	 * @param client the client, if the handshake was accepted
	 * @param hint what may be wrong with a handshake that was refused, or an empty text
	 */
	public HandshakeResult(String path, int status, HttpHeaders headers, String body, @Nullable TestClient client,
			String hint) {
		this.path = path;
		this.status = status;
		this.headers = headers;
		this.body = body;
		this.client = client;
		this.hint = hint;
	}

	/**
	 * Status of the answer.
	 * @return 101 if the handshake was accepted
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Headers of the answer.
	 * @return the headers, read-only
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * Body of the answer.
	 * @return the text, empty if the handshake was accepted
	 */
	public String body() {
		return this.body;
	}

	/**
	 * Whether the handshake was accepted.
	 * @return whether there is a client
	 */
	public boolean isAccepted() {
		return this.client != null;
	}

	/**
	 * The client.
	 * @return the client
	 * @throws AssertionError if the handshake was refused; it says how
	 */
	public TestClient client() {
		if (this.client == null) {
			throw new AssertionError(toString());
		}
		return this.client;
	}

	@Override
	public HandshakeResultAssert assertThat() {
		return new HandshakeResultAssert(this);
	}

	@Override
	public String toString() {
		String answer = "Handshake with " + this.path + " was " + (isAccepted() ? "accepted" : "refused") + ": "
				+ this.status;
		String detail = this.body.isBlank() ? "" : " " + this.body.strip();
		return answer + detail + (this.hint.isEmpty() ? "" : "\n" + this.hint);
	}

}
