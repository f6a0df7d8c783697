/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.cluster;

import io.boss.websocket.autoconfigure.properties.ClusterProperties;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.redis.RedisClusterEngine;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Configuration of the cluster's engine on Redis.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RedisConnectionFactory.class)
@ConditionalOnProperty(name = "boss.websocket.cluster.engine", havingValue = "redis")
@ImportRuntimeHints(RedisClusterConfiguration.Hints.class)
class RedisClusterConfiguration {

	private static final String LETTUCE = "org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory";

	@Bean
	@ConditionalOnMissingBean(value = ClusterEngine.class, search = SearchStrategy.CURRENT)
	RedisClusterEngine bossRedisClusterEngine(RedisConnectionFactory connectionFactory, ClusterProperties properties) {
		// There is time for another attempt before others take this node for dead.
		return new RedisClusterEngine(connectionFactory, properties.name(), properties.lease().dividedBy(2));
	}

	/**
	 * Hints that let a native image see how the application's connections are configured.
	 */
	static class Hints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.reflection().registerTypeIfPresent(classLoader, LETTUCE, (type) -> type.withField("configuration"));
		}

	}

}
