/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Scope of a service in a cluster: the nodes on which it runs.
 *
 * @since 0.1.0
 */
public enum ServiceScope {

	/**
	 * On each node, for the clients of that node. Broadcasts reach all of them. A service
	 * with keys has an instance for each key on each node that has clients of that key.
	 */
	NODE,

	/**
	 * On one node at a time: the one that holds the lease of the service. On the others
	 * the service is on {@link ServiceState#STANDBY standby}, and one of them takes over
	 * with a fresh instance when the lease is free. Meant for work that must be done
	 * once, rather than for clients: those come to a service on each node, which
	 * broadcasts to this one and back. Not for services with keys, which do not start
	 * with it.
	 * <p>
	 * <b>What is promised.</b> No callback but {@code terminate} begins on a node whose
	 * lease has ended by that node's monotonic clock, which has it end earlier than the
	 * broker has. So the callbacks of two nodes do not overlap as long as callbacks are
	 * shorter than that margin and the broker does not forget leases.
	 * <p>
	 * <b>What is not.</b> A callback that runs when the lease ends is not cut, whether it
	 * takes long or its process stands still, and what it does then may come after what
	 * the next holder has done. So may work that a callback has given to other threads.
	 * Let whatever they write to compare the fencing token of the lease. While the broker
	 * is away for longer than a lease, the service runs nowhere. State of an instance
	 * does not move to the next holder.
	 */
	CLUSTER

}
