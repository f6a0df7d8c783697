/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Node of the cluster, as it has described itself last.
 *
 * @param id the id of the node, which is new at each start: letters and digits
 * @param name the name of the node, for people ({@code boss.websocket.cluster.node-name})
 * @param started when the node started, by its own clock
 * @param lease for how long it stays a member after each of its heartbeats
 * @param services how many connections each of its services has
 * @param state the numbers of its features, by their names, so that other nodes notice
 * that they have missed something
 * @since 0.1.0
 */
public record ClusterMember(String id, String name, Instant started, Duration lease, Map<String, Integer> services,
		Map<String, Long> state) {
}
