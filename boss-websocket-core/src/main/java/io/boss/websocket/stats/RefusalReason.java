/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

/**
 * Reason why a handshake was refused.
 *
 * @since 0.1.0
 */
public enum RefusalReason {

	/**
	 * The request did not ask for a WebSocket.
	 */
	NOT_WEBSOCKET,

	/**
	 * The service is down, stopped or not started.
	 */
	NOT_RUNNING,

	/**
	 * The service runs on another node, if on any.
	 */
	STANDBY,

	/**
	 * The application shuts down.
	 */
	DRAINING,

	/**
	 * The client offers no subprotocol that the service speaks.
	 */
	SUBPROTOCOL,

	/**
	 * The client speaks another version of the protocol (426).
	 */
	VERSION,

	/**
	 * The client is not authenticated (401).
	 */
	UNAUTHORIZED,

	/**
	 * The client or its origin is not allowed (403).
	 */
	FORBIDDEN,

	/**
	 * There are as many connections as there may be.
	 */
	TOO_MANY_CONNECTIONS,

	/**
	 * There is no instance of that key and cannot be one (404).
	 */
	NO_SUCH_KEY,

	/**
	 * There are as many instances of a keyed service as there may be.
	 */
	TOO_MANY_INSTANCES,

	/**
	 * Handshakes come faster than they may.
	 */
	TOO_MANY_HANDSHAKES,

	/**
	 * The headers are larger than they may be (431).
	 */
	HEADERS_TOO_LARGE,

	/**
	 * Anything else, such as a request that is malformed.
	 */
	BAD_REQUEST,

	/**
	 * The server failed.
	 */
	FAILED

}
