/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.util.Optional;

/**
 * Leases of services of scope CLUSTER, for their callbacks: a database or any other store
 * that they write to can tell a late holder from its successor by the fencing token.
 * <p>
 * A callback asks right before it writes, writes nothing if there is no lease, and sends
 * the token along; the store remembers the largest token that it has seen, and refuses a
 * smaller one in the same step, such as
 * {@code update job set .., token = :token where id = :id and token <= :token}. Work that
 * a callback gives to other threads is given the token as well, and does not ask: the
 * node may have come back to the lease with another instance by then.
 * <p>
 * Safe on any thread; never blocks.
 *
 * @since 0.1.0
 */
public interface ClusterLeases {

	/**
	 * The lease of a service, if this node holds it.
	 * @param service the name of the service
	 * @return the lease, or nothing if another node holds it, if no node does, if the end
	 * of it is near and it was not renewed, or if there is no such service of scope
	 * CLUSTER
	 */
	Optional<Lease> lease(String service);

	/**
	 * Who was seen to hold the lease of a service when the broker was asked last, for
	 * people. It may have ended since.
	 * @param service the name of the service
	 * @return the lease, or nothing if the broker has not answered yet or if there is no
	 * such service of scope CLUSTER
	 */
	Optional<Lease> lastSeen(String service);

}
