/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.plain;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.cluster.ClusterEngine;
import org.jspecify.annotations.Nullable;

/**
 * Link between a node and others.
 *
 * @param name the name of the node
 * @param engine carries frames between nodes, or {@code null} if the node is alone
 * @param random makes the ids of the node and its waits, the same in each run
 * @param connections counts the connections of all nodes
 */
public record NodeLink(String name, @Nullable ClusterEngine engine, Random random, AtomicInteger connections) {

	/**
	 * Link of a node that is alone.
	 * @return the link
	 */
	static NodeLink none() {
		return new NodeLink("node-1", null, new Random(0), new AtomicInteger());
	}

}
