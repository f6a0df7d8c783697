/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.util.Objects;

/**
 * Message of a node to the others when it has given a lease back.
 *
 * @param service the name of the service
 */
record Released(String service) {

	// It comes from elsewhere.
	Released {
		Objects.requireNonNull(service);
	}

}
