/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.Objects;

/**
 * Request to close the connections of a user to one service of other nodes. A kind of its
 * own, as {@link ServiceUserMessage}.
 *
 * @param user the name of the user
 * @param service the name of the service
 * @param code the close code
 * @param reason the close reason
 */
record ServiceUserClose(String user, String service, int code, String reason) {

	static final String KIND = "user.service.close";

	// It comes from elsewhere.
	ServiceUserClose {
		Objects.requireNonNull(user);
		Objects.requireNonNull(service);
		Objects.requireNonNull(reason);
	}

}
