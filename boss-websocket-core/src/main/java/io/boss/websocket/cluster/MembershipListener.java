/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import org.apiguardian.api.API;

/**
 * Listener for nodes that join and leave the cluster. It is called on the thread that
 * receives from the broker or on one that checks leases; one call at a time. Must not
 * block.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public interface MembershipListener {

	/**
	 * Another node was heard for the first time, or again after its lease had ended.
	 * @param member the node
	 */
	default void joined(ClusterMember member) {
	}

	/**
	 * A node that is a member has described itself again.
	 * @param member the node
	 */
	default void heard(ClusterMember member) {
	}

	/**
	 * Another node has left, or its lease has ended because it was not heard.
	 * @param member the node
	 */
	default void left(ClusterMember member) {
	}

}
