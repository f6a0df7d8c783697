/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.cluster;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.autoconfigure.properties.ClusterProperties;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.ClusterFeature;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.connection.ClusterConnections;
import io.boss.websocket.cluster.presence.ClusterPresence;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Features that work across nodes: those that the application wants, and if it does not
 * say, those that the engine can.
 */
public final class ClusterFeatures {

	private static final Log logger = LogFactory.getLog(ClusterFeatures.class);

	private final ClusterMessaging node;

	private final ClusterEngine engine;

	private final ClusterProperties properties;

	/**
	 * Creates the features of a node.
	 * @param node the node
	 * @param engine what its broker can
	 * @param properties what the application wants
	 */
	public ClusterFeatures(ClusterMessaging node, ClusterEngine engine, ClusterProperties properties) {
		this.node = node;
		this.engine = engine;
		this.properties = properties;
	}

	/**
	 * Whom connections are reached by.
	 * @return the node, or one that is alone
	 */
	public ClusterMessaging connections() {
		return messaging(ClusterConnections.FEATURE, this.properties.connections());
	}

	/**
	 * Whom clients are listed by: by the ids of their connections, which tell the node.
	 * @return the node, or one that is alone
	 */
	public ClusterMessaging presence() {
		if (!Boolean.FALSE.equals(this.properties.connections())) {
			return messaging(ClusterPresence.FEATURE, this.properties.presence());
		}
		if (Boolean.TRUE.equals(this.properties.presence())) {
			throw new InvalidConfigurationException(
					"boss.websocket.cluster.presence is on, and needs boss.websocket.cluster.connections, which is off",
					"Let both be on, or remove boss.websocket.cluster.presence");
		}
		return new SingleNode();
	}

	private ClusterMessaging messaging(ClusterFeature feature, @Nullable Boolean wanted) {
		if (wanted == null && !feature.isPossibleWith(this.engine)) {
			logger.info("The cluster engine '" + this.engine.name() + "' cannot do all that " + feature.name()
					+ " need (" + feature.needs() + "): they work on this node only");
			return new SingleNode();
		}
		if (wanted != null && !wanted) {
			return new SingleNode();
		}
		feature.check(this.engine);
		return this.node;
	}

}
