/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import io.boss.websocket.test.payload.Payloads;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Handshake that a test prepares: {@link #connect()} for a connection, or
 * {@link #handshake()} for the answer alone. Not safe on several threads.
 *
 * @since 0.1.0
 */
public final class HandshakeRequest {

	private final URI uri;

	private final List<String[]> headers = new ArrayList<>();

	private List<String> subprotocols = List.of();

	private @Nullable JsonMapper json;

	private @Nullable HttpClient http;

	private Duration patience = Patience.ofSystem();

	HandshakeRequest(URI uri) {
		this.uri = uri;
	}

	/**
	 * Adds a header.
	 * @param name the name
	 * @param value the value
	 * @return this request
	 */
	public HandshakeRequest header(String name, String value) {
		this.headers.add(new String[] { name, value });
		return this;
	}

	/**
	 * Adds headers.
	 * @param headers the values by name
	 * @return this request
	 */
	public HandshakeRequest headers(Map<String, String> headers) {
		headers.forEach(this::header);
		return this;
	}

	/**
	 * Adds the header {@code Origin}, as browsers do; there is none by default.
	 * @param origin the origin of the page, for example {@code https://example.org}
	 * @return this request
	 */
	public HandshakeRequest origin(String origin) {
		return header("Origin", origin);
	}

	/**
	 * Adds the header {@code Authorization} with a bearer token.
	 * @param token the token
	 * @return this request
	 */
	public HandshakeRequest bearer(String token) {
		return header("Authorization", "Bearer " + token);
	}

	/**
	 * Sets the subprotocols; there are none by default.
	 * @param subprotocols the subprotocols, the one that is wanted most first
	 * @return this request
	 */
	public HandshakeRequest subprotocols(String... subprotocols) {
		this.subprotocols = List.of(subprotocols);
		return this;
	}

	/**
	 * Sets how objects become JSON, and JSON objects. By default a mapper with the
	 * modules of the class path. Types are told apart by their properties.
	 * @param json the mapper
	 * @return this request
	 */
	public HandshakeRequest json(JsonMapper json) {
		this.json = json;
		return this;
	}

	/**
	 * Sets the HTTP client, for example one that trusts a certificate of tests. By
	 * default one that all share. It stays the caller's to close.
	 * @param http the client
	 * @return this request
	 */
	public HandshakeRequest http(HttpClient http) {
		this.http = http;
		return this;
	}

	/**
	 * Sets how long whatever the client waits for may take, instead of the system
	 * property {@code boss.test.patience}, which is 40 seconds by default. The handshake
	 * itself goes by the property alone.
	 * @param patience the longest wait
	 * @return this request
	 */
	public HandshakeRequest patience(Duration patience) {
		this.patience = Patience.check(patience);
		return this;
	}

	/**
	 * Connects.
	 * @return the client, which must be closed
	 * @throws AssertionError if the server refuses, with its answer
	 * @throws UncheckedIOException if no server can be reached
	 */
	public BossWebSocketClient connect() {
		try {
			return open();
		}
		catch (WebSocketHandshakeException ex) {
			throw new AssertionError("The handshake of " + this.uri + " was refused: "
					+ HandshakeResponse.refused(ex.getResponse()) + reason(ex), ex);
		}
	}

	// What the JDK says beyond the status.
	private static String reason(WebSocketHandshakeException ex) {
		Throwable cause = ex.getCause();
		return (HandshakeResponse.refused(ex.getResponse()).isAccepted() && cause != null) ? ", " + cause : "";
	}

	/**
	 * Asks for a connection, and closes it at once if the server accepts.
	 * @return the answer
	 * @throws UncheckedIOException if no server can be reached
	 */
	public HandshakeResponse handshake() {
		try (BossWebSocketClient client = open()) {
			String subprotocol = client.subprotocol();
			return HandshakeResponse.accepted((subprotocol != null) ? subprotocol : "");
		}
		catch (WebSocketHandshakeException ex) {
			HandshakeResponse response = HandshakeResponse.refused(ex.getResponse());
			if (response.isAccepted()) {
				throw new AssertionError("The handshake of " + this.uri + " was accepted in a wrong way" + reason(ex),
						ex);
			}
			return response;
		}
	}

	private BossWebSocketClient open() throws WebSocketHandshakeException {
		try {
			return new BossWebSocketClient(new Conversation(this.uri, builder(), this.patience),
					new Payloads(this.json));
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof WebSocketHandshakeException refused) {
				throw refused;
			}
			if (ex.getCause() instanceof IOException failed) {
				throw new UncheckedIOException("Cannot connect to " + this.uri + ": " + failed, failed);
			}
			throw ex;
		}
	}

	private WebSocket.Builder builder() {
		// Not the client's own: that may be short, for what is not to come.
		WebSocket.Builder builder = ((this.http != null) ? this.http : Shared.HTTP).newWebSocketBuilder()
			.connectTimeout(Patience.ofSystem());
		this.headers.forEach((header) -> builder.header(header[0], header[1]));
		if (!this.subprotocols.isEmpty()) {
			String[] others = this.subprotocols.subList(1, this.subprotocols.size()).toArray(String[]::new);
			builder.subprotocols(this.subprotocols.get(0), others);
		}
		return builder;
	}

	/**
	 * HTTP client that all share: until Java 21 none can be closed, and each has a
	 * thread.
	 */
	private static final class Shared {

		static final HttpClient HTTP = HttpClient.newHttpClient();

	}

}
