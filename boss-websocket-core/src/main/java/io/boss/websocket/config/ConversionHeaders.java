/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.BossConnection;

import org.springframework.messaging.MessageHeaders;

/**
 * Headers that converters, and the application's argument resolvers, get with a message.
 * Without the id and the time stamp that Spring gives every message otherwise, because
 * nothing here asks for them.
 *
 * @since 0.1.0
 */
public final class ConversionHeaders extends MessageHeaders {

	/**
	 * The client, a {@link BossConnection}.
	 */
	public static final String CLIENT = "bossClient";

	/**
	 * Name of the service, a {@code String}.
	 */
	public static final String SERVICE = "bossService";

	/**
	 * The subprotocol that was agreed on with the client, a {@code String}; absent if
	 * there is none.
	 */
	public static final String SUBPROTOCOL = "bossSubprotocol";

	/**
	 * The headers of a message for no particular client.
	 */
	public static final MessageHeaders NONE = new ConversionHeaders(Map.of());

	private static final long serialVersionUID = 1L;

	private ConversionHeaders(Map<String, Object> headers) {
		super(headers, ID_VALUE_NONE, -1L);
	}

	/**
	 * The headers of a message of or for a client.
	 * @param connection the client
	 * @return the headers
	 */
	public static MessageHeaders of(BossConnection connection) {
		Map<String, Object> headers = new HashMap<>();
		headers.put(CLIENT, connection);
		headers.put(SERVICE, connection.service());
		String subprotocol = connection.handshake().subprotocol();
		if (subprotocol != null) {
			headers.put(SUBPROTOCOL, subprotocol);
		}
		return new ConversionHeaders(headers);
	}

}
