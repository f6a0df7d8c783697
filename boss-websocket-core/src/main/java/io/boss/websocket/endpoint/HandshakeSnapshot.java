/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.Handshake;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Copy of what matters of an HTTP request that is upgraded: containers recycle the
 * request itself.
 *
 * @param uri the URI of the request
 * @param headers a copy of the headers
 * @param cookies the cookies by name
 * @param remoteAddress where the client connected from
 * @param httpSessionId the id of the HTTP session, if there is one
 * @param origin what callbacks follow from, as their observers understand it
 */
public record HandshakeSnapshot(URI uri, HttpHeaders headers, Map<String, String> cookies,
		@Nullable InetSocketAddress remoteAddress, @Nullable String httpSessionId, @Nullable Object origin) {

	private static final String ATTRIBUTE = HandshakeSnapshot.class.getName();

	/**
	 * Leaves the snapshot for the session behind the upgrade.
	 * @param attributes attributes of the handshake
	 */
	public void storeIn(Map<String, Object> attributes) {
		attributes.put(ATTRIBUTE, this);
	}

	/**
	 * Takes the snapshot of a handshake that has succeeded.
	 * @param attributes attributes of the handshake, without the snapshot afterwards
	 * @return the snapshot
	 * @throws IllegalStateException if there is none
	 */
	public static HandshakeSnapshot takeFrom(Map<String, Object> attributes) {
		HandshakeSnapshot snapshot = (HandshakeSnapshot) attributes.remove(ATTRIBUTE);
		if (snapshot == null) {
			throw new IllegalStateException("The handshake did not pass the HandshakeGate of its service");
		}
		return snapshot;
	}

	/**
	 * Tells applications of the handshake.
	 * @param upgrade what was agreed on
	 * @return the handshake
	 */
	public Handshake toHandshake(Upgrade upgrade) {
		return Handshake.builder(this.uri)
			.query(query())
			.headers(this.headers)
			.cookies(this.cookies)
			.remoteAddress(this.remoteAddress)
			.principal(upgrade.principal())
			.subprotocol(upgrade.agreement().own())
			.attributes(upgrade.attributes().isEmpty() ? Map.of()
					: Collections.unmodifiableMap(new HashMap<>(upgrade.attributes())))
			.build();
	}

	/**
	 * Session id of the client.
	 * @param cookie name of the cookie that has it, or {@code null} for the HTTP session
	 * @return the id, or {@code null} if there is none
	 */
	public @Nullable String sessionId(@Nullable String cookie) {
		return (cookie != null) ? this.cookies.get(cookie) : this.httpSessionId;
	}

	private Map<String, List<String>> query() {
		if (this.uri.getRawQuery() == null) {
			return Map.of();
		}
		MultiValueMap<String, String> encoded = UriComponentsBuilder.fromUri(this.uri).build().getQueryParams();
		Map<String, List<String>> decoded = new LinkedHashMap<>();
		encoded.forEach(
				(name, values) -> decoded.put(decode(name), values.stream().map(HandshakeSnapshot::decode).toList()));
		return Collections.unmodifiableMap(decoded);
	}

	private static String decode(@Nullable String value) {
		return (value != null) ? UriUtils.decode(value.replace('+', ' '), "UTF-8") : "";
	}

}
