/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

/**
 * Port through which the engine tells what happens in an application's services, and
 * behind which something counts.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BossStats {

	/**
	 * Counts nothing.
	 */
	BossStats NONE = (service) -> ServiceStats.NONE;

	/**
	 * Stats of one service. Asked for while the application starts, perhaps more than
	 * once.
	 * @param service the name of a service that exists
	 * @return its stats
	 */
	ServiceStats service(String service);

	/**
	 * A broadcast was sent from this node.
	 * @param accepted whether it was taken; else it reaches no service
	 */
	default void broadcastSent(boolean accepted) {
	}

	/**
	 * An application event was not published, because the listeners do not keep up.
	 */
	default void eventDropped() {
	}

	/**
	 * Stats of what nodes say to each other. Asked for while the application starts,
	 * perhaps more than once.
	 * @return the stats of the cluster
	 */
	default ClusterStats cluster() {
		return ClusterStats.NONE;
	}

}
