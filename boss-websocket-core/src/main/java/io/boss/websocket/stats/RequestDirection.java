/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

/**
 * Direction of a request between a service and one of its clients.
 *
 * @since 0.1.0
 */
public enum RequestDirection {

	/**
	 * A client asks.
	 */
	INBOUND,

	/**
	 * The service asks a client.
	 */
	OUTBOUND

}
