/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * State of the cluster, as this node sees it.
 *
 * @param node the id of this node
 * @param name its name
 * @param engine the name of its engine
 * @param connected whether the broker takes what it is given and brings it back
 * @param failingSince since when the broker has not taken anything
 * @param outbox what waits for the broker
 * @param nodes this node and the others
 * @param missing the names of the nodes that did not answer: what is shown of them is
 * what they have said last
 */
record ClusterDetails(String node, String name, String engine, boolean connected, @Nullable Instant failingSince,
		Outbox outbox, List<Node> nodes, List<String> missing) {

	/**
	 * State of the outbox that waits for the broker.
	 *
	 * @param messages how many messages
	 * @param bytes how large they are together
	 */
	record Outbox(int messages, long bytes) {
	}

	/**
	 * State of a node.
	 *
	 * @param id its id
	 * @param name its name
	 * @param self whether it is this one
	 * @param sinceHeard how long ago it was heard
	 * @param silent whether that is too long
	 * @param services how many connections each of its services has
	 */
	record Node(String id, String name, boolean self, @Nullable Duration sinceHeard, boolean silent,
			Map<String, Integer> services) {
	}

}
