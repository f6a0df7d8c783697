/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

/**
 * Kind of limit.
 *
 * @since 0.1.0
 */
public enum Limit {

	/**
	 * Connections to all services.
	 */
	TOTAL_CONNECTIONS("limits.total-connections", 503),

	/**
	 * Connections to a service.
	 */
	CONNECTIONS("limits.connections", 503),

	/**
	 * Connections of one principal to a service.
	 */
	CONNECTIONS_PER_PRINCIPAL("limits.connections-per-principal", 429),

	/**
	 * Instances of a keyed service that handshakes of one principal have started.
	 */
	INSTANCES_PER_PRINCIPAL("limits.instances-per-principal", 429),

	/**
	 * Connections from one remote address to all services.
	 */
	CONNECTIONS_PER_ADDRESS("limits.connections-per-address", 429),

	/**
	 * Handshakes with all services within a second.
	 */
	TOTAL_HANDSHAKES_PER_SECOND("limits.total-handshakes-per-second", 429),

	/**
	 * Handshakes with a service within a second.
	 */
	HANDSHAKES_PER_SECOND("limits.handshakes-per-second", 429),

	/**
	 * Handshakes from one remote address with all services within a second.
	 */
	HANDSHAKES_PER_ADDRESS_PER_SECOND("limits.handshakes-per-address-per-second", 429),

	/**
	 * Size of what is kept of a request: its URI and its headers.
	 */
	MAX_HEADER_SIZE("limits.max-header-size", 431),

	/**
	 * Size of a message as it arrives.
	 */
	MAX_MESSAGE_SIZE("max-message-size", 1009),

	/**
	 * Size of a message that arrives compressed.
	 */
	MAX_DECOMPRESSED_SIZE("limits.max-decompressed-size", 1009),

	/**
	 * Frames of a message.
	 */
	MAX_FRAGMENTS("limits.max-fragments", 1008),

	/**
	 * Time from the first byte of a message to its last.
	 */
	MESSAGE_TIMEOUT("limits.message-timeout", 1008),

	/**
	 * Time from the opening of a connection to its first message.
	 */
	FIRST_MESSAGE_TIMEOUT("limits.first-message-timeout", 1008),

	/**
	 * Messages of a client within a second.
	 */
	MESSAGES_PER_SECOND("limits.messages-per-second", 1008),

	/**
	 * Bytes of a client within a second.
	 */
	BYTES_PER_SECOND("limits.bytes-per-second", 1008),

	/**
	 * Attributes of a connection.
	 */
	MAX_ATTRIBUTES("limits.max-attributes", 1008),

	/**
	 * Requests of a client that are open at once.
	 */
	MAX_OPEN("requests.max-open", 1008);

	private final String property;

	private final int code;

	Limit(String property, int code) {
		this.property = "boss.websocket." + property;
		this.code = code;
	}

	/**
	 * Where the limit is set.
	 * @return the name of the property
	 */
	public String property() {
		return this.property;
	}

	/**
	 * What a client gets that exceeds the limit, if it is enforced.
	 * @return the status of the response to a handshake, or the close code
	 */
	public int code() {
		return this.code;
	}

}
