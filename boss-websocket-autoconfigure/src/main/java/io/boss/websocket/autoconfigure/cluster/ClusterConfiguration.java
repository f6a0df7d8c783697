/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.cluster;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.cluster.ClusterEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of this node: the engine that {@code boss.websocket.cluster.engine}
 * names, and the node itself if there is an engine.
 */
@Configuration(proxyBeanMethods = false)
@Import({ RedisClusterConfiguration.class, RabbitClusterConfiguration.class, KafkaClusterConfiguration.class,
		ClusterNodeConfiguration.class })
public final class ClusterConfiguration {

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
