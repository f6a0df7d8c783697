/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.cluster;

import java.util.Locale;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.autoconfigure.properties.ClusterProperties;
import io.boss.websocket.cluster.ClusterEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of this node: the engine that {@code boss.websocket.cluster.engine}
 * names, and the node itself if there is an engine.
 */
@Configuration(proxyBeanMethods = false)
public final class ClusterConfiguration {

	/**
	 * Configuration of what boss-websocket-cluster brings.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = ConditionalOnClusterNode.NODE)
	@Import({ RedisClusterConfiguration.class, RabbitClusterConfiguration.class, KafkaClusterConfiguration.class,
			ClusterNodeConfiguration.class })
	static class Broker {

	}

	/**
	 * Check that a node is not alone because the jar is missing.
	 */
	@Lazy(false)
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass(ConditionalOnClusterNode.NODE)
	static class NoBroker {

		NoBroker(ClusterProperties properties, ObjectProvider<ClusterEngine> engine) {
			boolean named = properties.engine() != ClusterProperties.Engine.NONE;
			if (named || engine.stream().findAny().isPresent()) {
				throw new InvalidConfigurationException(
						(named ? "boss.websocket.cluster.engine is '"
								+ properties.engine().name().toLowerCase(Locale.ROOT) + "'"
								: "There is an engine for a cluster") + ", and boss-websocket-cluster is not there",
						"Add io.boss:boss-websocket-cluster to the class path, or remove "
								+ (named ? "the property" : "the engine"));
			}
		}

	}

	/**
	 * Check that a node is not alone because nothing writes its messages.
	 */
	@Lazy(false)
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("tools.jackson.databind.json.JsonMapper")
	static class NoJackson {

		NoJackson(ObjectProvider<ClusterEngine> engine) {
			if (engine.stream().findAny().isPresent()) {
				throw new InvalidConfigurationException(
						"There is an engine for a cluster, and no Jackson 3 that writes messages",
						"Add spring-boot-starter-jackson to the class path, or remove boss.websocket.cluster.engine");
			}
		}

	}

}
