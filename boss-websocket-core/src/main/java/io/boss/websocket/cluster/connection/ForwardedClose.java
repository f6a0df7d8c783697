/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.Objects;

/**
 * Request to close a connection of another node.
 *
 * @param id the id of the connection
 * @param code the close code
 * @param reason the close reason
 */
record ForwardedClose(String id, int code, String reason) {

	static final String KIND = "connection.close";

	// It comes from elsewhere.
	ForwardedClose {
		Objects.requireNonNull(id);
		Objects.requireNonNull(reason);
	}

}
