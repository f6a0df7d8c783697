/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.util.List;

/**
 * Way of an engine to send frames to one node alone, where its broker can.
 *
 * @since 0.1.0
 * @see EngineCapability#NODE_INBOX
 */
public interface NodeInboxes {

	/**
	 * Sends frames to one node. A node that is gone does not make it fail. Called as
	 * {@link ClusterEngine#publish}.
	 * @param node the id of the node
	 * @param frames the frames, in order
	 * @throws RuntimeException if the broker has not taken all of them
	 */
	void send(String node, List<byte[]> frames);

}
