/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.benchmark;

import java.util.function.IntConsumer;

/**
 * Something that carries messages from the first of some nodes to all of them.
 */
interface Bus extends AutoCloseable {

	/**
	 * Begins to receive, and returns when each node does.
	 * @param received takes the number of a node at each message; on any thread
	 */
	void open(IntConsumer received) throws Exception;

	/**
	 * Publishes on the first node. May block.
	 * @param message the message
	 */
	void publish(String message) throws Exception;

	@Override
	void close() throws Exception;

}
