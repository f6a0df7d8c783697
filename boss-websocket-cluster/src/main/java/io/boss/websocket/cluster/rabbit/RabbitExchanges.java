/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.rabbit;

import java.io.IOException;
import java.util.Map;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;

/**
 * Exchanges of a cluster. They go away with the last queue, so that frames are refused,
 * rather than lost, as long as no node could take them.
 *
 * @param name the name of the cluster
 */
record RabbitExchanges(String name) {

	private static final int MAX_BYTES = 64 * 1024 * 1024;

	/** A node that has taken nothing for so long has lost its lease anyway. */
	private static final int MAX_AGE_MILLIS = 60_000;

	private static final Map<String, Object> LIMITS = Map.of("x-max-length-bytes", MAX_BYTES, "x-overflow", "drop-head",
			"x-message-ttl", MAX_AGE_MILLIS);

	/**
	 * The exchange for frames to all nodes.
	 * @return its name
	 */
	String all() {
		return this.name + ".all";
	}

	/**
	 * The exchange for frames to one node, whose id is the routing key.
	 * @return its name
	 */
	String nodes() {
		return this.name + ".nodes";
	}

	/**
	 * Makes a queue for what a node is to receive, and what fills it. Who can be reached
	 * by its id hears what is for all: that binding comes first.
	 * @param channel does it, and owns the queue
	 * @param node the id of the node
	 * @param queue the name of the queue
	 * @throws IOException if the broker does not
	 */
	void declare(Channel channel, String node, String queue) throws IOException {
		channel.exchangeDeclare(all(), BuiltinExchangeType.FANOUT, false, true, Map.of());
		channel.exchangeDeclare(nodes(), BuiltinExchangeType.DIRECT, false, true, Map.of());
		channel.queueDeclare(queue, false, true, true, LIMITS);
		channel.queueBind(queue, all(), "");
		channel.queueBind(queue, nodes(), node);
	}

}
