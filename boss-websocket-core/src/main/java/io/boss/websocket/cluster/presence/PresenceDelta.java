/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Change of one entry of a node.
 *
 * @param version the version of the node's entries after the change: one more than before
 * @param id the id of the connection
 * @param entry the entry after the change, or {@code null} if it has left
 */
record PresenceDelta(long version, String id, @Nullable WireEntry entry) {

	static final String KIND = "presence.delta";

	/**
	 * The largest version, which no node reaches.
	 */
	static final long MAX_VERSION = 1L << 53;

	// It comes from elsewhere.
	PresenceDelta {
		Assert.isTrue(version >= 0 && version <= MAX_VERSION, "Nobody counts so far");
		Objects.requireNonNull(id);
	}

}
