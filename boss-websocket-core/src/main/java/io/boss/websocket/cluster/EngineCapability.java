/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

/**
 * Capability of a {@link ClusterEngine}. A feature that needs more than the engine has
 * refuses to start.
 *
 * @since 0.1.0
 */
public enum EngineCapability {

	/**
	 * A frame that is published reaches every node, the publisher among them. The least
	 * that makes an engine.
	 */
	PUBLISH_SUBSCRIBE,

	/**
	 * A frame can be sent to one node, and costs the others nothing.
	 */
	NODE_INBOX,

	/**
	 * One node at a time can hold a lease, and each holder has a larger fencing token
	 * than the one before.
	 */
	LEASE

}
