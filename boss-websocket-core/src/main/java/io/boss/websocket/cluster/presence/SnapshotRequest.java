/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

/**
 * Request for all entries of a node.
 *
 * @param version the version that is known to the asking node
 */
record SnapshotRequest(long version) {

	static final String KIND = "presence.request";

}
