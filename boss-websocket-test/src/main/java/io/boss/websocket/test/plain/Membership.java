/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.plain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.boss.websocket.autoconfigure.cluster.ClusterFeatures;
import io.boss.websocket.autoconfigure.properties.ClusterPropertiesMapper;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.broadcast.InProcessBroadcastTransport;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.broadcast.ClusterBroadcastTransport;
import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.cluster.message.PayloadTypes;
import io.boss.websocket.cluster.node.BrokerThreads;
import io.boss.websocket.cluster.node.ClusterEnvironment;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.invocation.BroadcastTypes;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.test.engine.TestLoop;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.ClassUtils;

/**
 * Membership of a node in a cluster, or that of a node that is alone.
 */
final class Membership {

	private final PlainProperties properties;

	private final @Nullable ClusterNode node;

	private final @Nullable ClusterFeatures features;

	/**
	 * Creates a membership that has not begun.
	 * @param link the link to other nodes
	 * @param loop runs the node
	 * @param properties the properties
	 * @param connections how many connections each service has
	 */
	Membership(NodeLink link, TestLoop loop, PlainProperties properties, Supplier<Map<String, Integer>> connections) {
		this.properties = properties;
		ClusterEngine engine = link.engine();
		this.node = (engine != null) ? node(link, engine, loop, connections) : null;
		this.features = (engine != null && this.node != null)
				? new ClusterFeatures(this.node, engine, properties.cluster()) : null;
	}

	private ClusterNode node(NodeLink link, ClusterEngine engine, TestLoop loop,
			Supplier<Map<String, Integer>> connections) {
		return new ClusterNode(engine, new ClusterPropertiesMapper(this.properties.cluster()).settings(),
				new ClusterEnvironment(connections, ContextCarrier.NONE, BossStats.NONE,
						BrokerThreads.stepping(loop.executor("outbox")), loop.engineTime(), link.random()));
	}

	/**
	 * The node.
	 * @return the node, or {@code null} if there is no cluster
	 */
	@Nullable ClusterNode node() {
		return this.node;
	}

	ClusterMessaging connections() {
		return (this.features != null) ? this.features.connections() : new SingleNode();
	}

	ClusterMessaging presence() {
		return (this.features != null) ? this.features.presence() : new SingleNode();
	}

	/**
	 * How many bytes a message between nodes has at most.
	 * @return the size of a frame
	 */
	int maxFrameSize() {
		return (this.node != null) ? (int) this.properties.cluster().maxFrameSize().toBytes() : Integer.MAX_VALUE;
	}

	/**
	 * Makes what carries broadcasts.
	 * @param mapper writes payloads
	 * @param services the beans, whose methods say what may come
	 * @return the transport
	 */
	BroadcastTransport transport(JsonMapper mapper, List<Object> services) {
		if (this.node == null) {
			return new InProcessBroadcastTransport();
		}
		Set<Class<?>> types = new LinkedHashSet<>(new ClusterPropertiesMapper(this.properties.cluster())
			.allowedTypes(Thread.currentThread().getContextClassLoader()));
		services.forEach((service) -> types.addAll(BroadcastTypes.of(ClassUtils.getUserClass(service))));
		return new ClusterBroadcastTransport(this.node, new PayloadTypes(mapper, types), BossStats.NONE);
	}

}
