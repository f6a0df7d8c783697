/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

/**
 * Right of one node to do something that must be done once.
 *
 * @param name the name of the lease
 * @param node the id of the node that holds it
 * @param token the fencing token: larger for each holder than for the one before, also if
 * the same node comes back to it, and the same while it is renewed
 * @since 0.1.0
 */
public record Lease(String name, String node, long token) {
}
