/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.time.Clock;

import io.boss.websocket.BossServices;
import io.boss.websocket.Presence;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.cluster.ClusterLeases;

/**
 * Node of a test without an application context: what such a context would inject into
 * services.
 *
 * @since 0.1.0
 */
public interface TestNode {

	/**
	 * Name of the node.
	 * @return the name; {@code node-1} if there is no cluster
	 */
	String name();

	/**
	 * What broadcasts are sent with.
	 * @return the operations
	 */
	BroadcastOperations broadcasts();

	/**
	 * Services of the node. There are none before all are made.
	 * @return the services
	 */
	BossServices services();

	/**
	 * Clients on all nodes.
	 * @return the presence
	 */
	Presence presence();

	/**
	 * Leases of services of scope CLUSTER, for their fencing tokens.
	 * @return the leases
	 */
	ClusterLeases leases();

	/**
	 * Clock that tells virtual time.
	 * @return the clock
	 */
	Clock clock();

}
