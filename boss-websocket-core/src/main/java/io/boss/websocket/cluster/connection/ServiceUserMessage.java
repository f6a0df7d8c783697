/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.Objects;

/**
 * Message for the connections of a user to one service of other nodes. A kind of its own,
 * and not a field of {@link UserMessage}: nodes of a former version skip it, instead of
 * giving it to all connections of the user.
 *
 * @param user the name of the user
 * @param service the name of the service
 * @param message the message
 */
record ServiceUserMessage(String user, String service, PackedMessage message) {

	static final String KIND = "user.service.message";

	// It comes from elsewhere.
	ServiceUserMessage {
		Objects.requireNonNull(user);
		Objects.requireNonNull(service);
		Objects.requireNonNull(message);
	}

}
