/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.Objects;

/**
 * Message for the connections of a user to other nodes.
 *
 * @param user the name of the user
 * @param message the message
 */
record UserMessage(String user, PackedMessage message) {

	static final String KIND = "user.message";

	// It comes from elsewhere.
	UserMessage {
		Objects.requireNonNull(user);
		Objects.requireNonNull(message);
	}

}
