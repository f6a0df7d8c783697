/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.Objects;

/**
 * Request to close the connections of a user to other nodes.
 *
 * @param user the name of the user
 * @param code the close code
 * @param reason the close reason
 */
record UserClose(String user, int code, String reason) {

	static final String KIND = "user.close";

	// It comes from elsewhere.
	UserClose {
		Objects.requireNonNull(user);
		Objects.requireNonNull(reason);
	}

}
