/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.cluster;

import io.boss.websocket.Presence;
import io.boss.websocket.autoconfigure.executor.EngineExecutors;
import io.boss.websocket.autoconfigure.properties.ClusterProperties;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.connection.ClusterConnections;
import io.boss.websocket.cluster.connection.LocalConnections;
import io.boss.websocket.cluster.gather.AskingNode;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.cluster.presence.ClusterPresence;
import io.boss.websocket.cluster.view.ClusterView;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.delivery.QueuedEvents;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.CompositeBossStats;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of how connections are reached by their ids and users, and of presence:
 * on this node, and on others if there is a cluster.
 */
@Configuration(proxyBeanMethods = false)
public class ConnectionsConfiguration {

	// What other nodes ask of them they must know before this node is heard of.
	@Bean
	static LazyInitializationExcludeFilter eagerClusterFeatures() {
		return LazyInitializationExcludeFilter.forBeanTypes(ClusterConnections.class, ClusterPresence.class);
	}

	@Bean
	LocalConnections bossLocalConnections() {
		return new LocalConnections();
	}

	@Bean
	AskingNode bossAskingNode(ObjectProvider<ClusterFeatures> features, EngineTime time, EngineExecutors executors) {
		ClusterFeatures cluster = features.getIfAvailable();
		return new AskingNode((cluster != null) ? cluster.connections() : new SingleNode(), time, executors.executor());
	}

	@Bean
	ClusterConnections bossClusterConnections(LocalConnections connections, AskingNode node,
			ServiceConverters converters, BossStats stats, ObjectProvider<ClusterProperties> properties,
			ObjectProvider<ClusterFeatures> features) {
		// A node that is alone has no meters of a cluster.
		ClusterStats counts = (features.getIfAvailable() != null) ? CompositeBossStats.of(stats).cluster()
				: ClusterStats.NONE;
		// Written into a frame it is larger: bytes as Base64, text with what is escaped.
		return new ClusterConnections(connections, node, converters::write, maxFrameSize(properties) / 2, counts);
	}

	@Bean
	@ConditionalOnMissingBean(value = Presence.class, search = SearchStrategy.CURRENT)
	ClusterPresence bossPresence(LocalConnections connections, ObjectProvider<ClusterFeatures> features,
			ServiceRegistry registry, QueuedEvents events, EngineClock clock,
			ObjectProvider<ClusterProperties> properties) {
		ClusterFeatures cluster = features.getIfAvailable();
		return new ClusterPresence(connections, (cluster != null) ? cluster.presence() : new SingleNode(), registry,
				events, clock, maxFrameSize(properties));
	}

	private static int maxFrameSize(ObjectProvider<ClusterProperties> properties) {
		ClusterProperties cluster = properties.getIfAvailable();
		return (cluster != null) ? (int) cluster.maxFrameSize().toBytes() : Integer.MAX_VALUE;
	}

	/**
	 * Configuration of what each node tells the others of itself.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClusterNode
	static class View {

		@Bean
		static LazyInitializationExcludeFilter eagerClusterView() {
			return LazyInitializationExcludeFilter.forBeanTypes(ClusterView.class);
		}

		@Bean
		ClusterView bossClusterView(ClusterNode cluster, ServiceRegistry registry, AskingNode node) {
			return new ClusterView(cluster.status().name(), registry, node);
		}

	}

}
