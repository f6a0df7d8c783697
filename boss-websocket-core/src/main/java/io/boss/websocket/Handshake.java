/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Request with which a client has connected: a snapshot that stays valid after the HTTP
 * request is gone. Immutable; safe on any thread. The library makes it; a
 * {@link #builder} is there for tests of services.
 *
 * @since 0.1.0
 */
public final class Handshake {

	private final URI uri;

	private final Map<String, List<String>> query;

	private final HttpHeaders headers;

	private final Map<String, String> cookies;

	private final @Nullable InetSocketAddress remoteAddress;

	private final @Nullable Principal principal;

	private final @Nullable String subprotocol;

	private final Map<String, Object> attributes;

	private Handshake(Builder builder) {
		this.uri = builder.uri;
		this.query = builder.query;
		this.headers = builder.headers;
		this.cookies = builder.cookies;
		this.remoteAddress = builder.remoteAddress;
		this.principal = builder.principal;
		this.subprotocol = builder.subprotocol;
		this.attributes = builder.attributes;
	}

	/**
	 * Begins a handshake that has a URI and nothing else.
	 * @param uri the URI of the request, with its query
	 * @return a builder
	 */
	public static Builder builder(URI uri) {
		return new Builder(uri);
	}

	/**
	 * The URI of the request, with its query.
	 * @return the URI
	 */
	public URI uri() {
		return this.uri;
	}

	/**
	 * The query parameters, decoded.
	 * @return the values by name
	 */
	public Map<String, List<String>> query() {
		return this.query;
	}

	/**
	 * The first value of a query parameter.
	 * @param name the name of the parameter
	 * @return the value, or {@code null} if the parameter was not given
	 */
	public @Nullable String queryParameter(String name) {
		List<String> values = this.query.get(name);
		return (values != null && !values.isEmpty()) ? values.get(0) : null;
	}

	/**
	 * The headers, read-only.
	 * @return the headers
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * The cookies; of several with one name the first.
	 * @return the values by name
	 */
	public Map<String, String> cookies() {
		return this.cookies;
	}

	/**
	 * The address that the client connected from.
	 * @return the address, or {@code null} if the server does not know it
	 */
	public @Nullable InetSocketAddress remoteAddress() {
		return this.remoteAddress;
	}

	/**
	 * The authenticated user.
	 * @return the user, or {@code null} if there is none
	 */
	public @Nullable Principal principal() {
		return this.principal;
	}

	/**
	 * The subprotocol of the application that was agreed on. {@code boss.v1}, which the
	 * library itself speaks, is not part of it: {@code chat.v2} of
	 * {@code chat.v2+boss.v1}.
	 * @return the subprotocol, or {@code null} if there is none
	 */
	public @Nullable String subprotocol() {
		return this.subprotocol;
	}

	/**
	 * The attributes of handshake interceptors.
	 * @return the values by name
	 */
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	/**
	 * Tells where the client is, and none of its secrets: no query, header or cookie.
	 */
	@Override
	public String toString() {
		return "Handshake[path=" + this.uri.getPath() + ", remoteAddress=" + this.remoteAddress + "]";
	}

	/**
	 * Builder of a handshake. Not safe on several threads. Collections are taken as they
	 * are, and must not change later.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final URI uri;

		private Map<String, List<String>> query = Map.of();

		private HttpHeaders headers = HttpHeaders.EMPTY;

		private Map<String, String> cookies = Map.of();

		private @Nullable InetSocketAddress remoteAddress;

		private @Nullable Principal principal;

		private @Nullable String subprotocol;

		private Map<String, Object> attributes = Map.of();

		private Builder(URI uri) {
			this.uri = uri;
		}

		/**
		 * Sets the query parameters; there are none by default, whatever the URI says.
		 * @param query the decoded values by name
		 * @return this builder
		 */
		public Builder query(Map<String, List<String>> query) {
			this.query = query;
			return this;
		}

		/**
		 * Sets the headers; there are none by default.
		 * @param headers the headers
		 * @return this builder
		 */
		public Builder headers(HttpHeaders headers) {
			this.headers = headers;
			return this;
		}

		/**
		 * Sets the cookies; there are none by default.
		 * @param cookies the values by name
		 * @return this builder
		 */
		public Builder cookies(Map<String, String> cookies) {
			this.cookies = cookies;
			return this;
		}

		/**
		 * Sets the address of the client.
		 * @param remoteAddress the address, or {@code null} if it is not known, which is
		 * the default
		 * @return this builder
		 */
		public Builder remoteAddress(@Nullable InetSocketAddress remoteAddress) {
			this.remoteAddress = remoteAddress;
			return this;
		}

		/**
		 * Sets the user.
		 * @param principal the user, or {@code null} for none, which is the default
		 * @return this builder
		 */
		public Builder principal(@Nullable Principal principal) {
			this.principal = principal;
			return this;
		}

		/**
		 * Sets the subprotocol.
		 * @param subprotocol the subprotocol, or {@code null} for none, which is the
		 * default
		 * @return this builder
		 */
		public Builder subprotocol(@Nullable String subprotocol) {
			this.subprotocol = subprotocol;
			return this;
		}

		/**
		 * Sets the attributes of interceptors; there are none by default.
		 * @param attributes the values by name
		 * @return this builder
		 */
		public Builder attributes(Map<String, Object> attributes) {
			this.attributes = attributes;
			return this;
		}

		/**
		 * Makes the handshake.
		 * @return the handshake
		 */
		public Handshake build() {
			return new Handshake(this);
		}

	}

}
