/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Connections of a user across the cluster, as its nodes have answered.
 *
 * @param nodes how many connections each node that answered has, by its id: what ids of
 * connections end with in a cluster, and empty without one
 * @param connections the connections; of each node 1000 at most
 * @param missing the ids of the nodes that did not answer, because time was up, they left
 * meanwhile, or the outbox of this node is full
 * @since 0.1.0
 */
public record UserConnections(Map<String, Integer> nodes, List<UserConnection> connections, Set<String> missing) {

	/**
	 * Whether all nodes have answered.
	 * @return whether no answer is missing
	 */
	public boolean isComplete() {
		return this.missing.isEmpty();
	}

	/**
	 * How many connections the user has on the nodes that answered.
	 * @return the number of connections, listed or not
	 */
	public int total() {
		return this.nodes.values().stream().mapToInt(Integer::intValue).sum();
	}

	/**
	 * Connection of a user, somewhere in the cluster.
	 *
	 * @param id the id of the connection, for {@link BossServices#connection}
	 * @param service the name of its service
	 */
	public record UserConnection(String id, String service) {
	}

}
