/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.Objects;

/**
 * Message for a connection of another node.
 *
 * @param id the id of the connection
 * @param message the message
 */
record ForwardedMessage(String id, PackedMessage message) {

	static final String KIND = "connection.message";

	// It comes from elsewhere.
	ForwardedMessage {
		Objects.requireNonNull(id);
		Objects.requireNonNull(message);
	}

}
