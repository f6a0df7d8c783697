/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.cluster;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import io.boss.websocket.BossService;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.autoconfigure.properties.ClusterProperties;
import io.boss.websocket.autoconfigure.properties.ClusterPropertiesMapper;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.broadcast.ClusterBroadcastTransport;
import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.cluster.message.PayloadTypes;
import io.boss.websocket.cluster.node.BrokerThreads;
import io.boss.websocket.cluster.node.ClusterEnvironment;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.invocation.BroadcastTypes;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineTime;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.util.ClassUtils;

/**
 * Configuration of this node of a cluster, where there is an engine. Services are asked
 * for late: they may have the template injected, and must not depend on themselves
 * through the node.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JsonMapper.class)
class ClusterNodeConfiguration {

	@Bean
	@ConditionalOnMissingBean(value = BrokerThreads.class, search = SearchStrategy.CURRENT)
	BrokerThreads bossBrokerThreads(Environment environment) {
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("boss-cluster-");
		threads.setDaemon(true);
		threads.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
		return BrokerThreads.blocking(threads);
	}

	@Bean
	@ConditionalOnBean(value = ClusterEngine.class, search = SearchStrategy.CURRENT)
	ClusterNode bossClusterNode(ClusterEngine engine, ClusterProperties properties,
			ObjectProvider<ServiceRegistry> registry, ObjectProvider<ContextCarrier> carrier, BossStats stats,
			EngineTime time, BrokerThreads threads) {
		return new ClusterNode(engine, new ClusterPropertiesMapper(properties).settings(),
				new ClusterEnvironment(() -> registry.getObject().connections(),
						carrier.getIfAvailable(() -> ContextCarrier.NONE), stats, threads, time));
	}

	@Bean
	@ConditionalOnBean(value = ClusterEngine.class, search = SearchStrategy.CURRENT)
	ClusterFeatures bossClusterFeatures(ClusterNode node, ClusterEngine engine, ClusterProperties properties) {
		return new ClusterFeatures(node, engine, properties);
	}

	@Bean
	@ConditionalOnBean(value = ClusterEngine.class, search = SearchStrategy.CURRENT)
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	PayloadTypes bossPayloadTypes(ObjectProvider<JsonMapper> json, ClusterProperties properties,
			ConfigurableListableBeanFactory beanFactory) {
		Set<Class<?>> types = new LinkedHashSet<>(
				new ClusterPropertiesMapper(properties).allowedTypes(beanFactory.getBeanClassLoader()));
		for (String service : beanFactory.getBeanNamesForAnnotation(BossService.class)) {
			Class<?> type = beanFactory.getType(service, false);
			if (type != null) {
				types.addAll(BroadcastTypes.of(ClassUtils.getUserClass(type)));
			}
		}
		return new PayloadTypes(json.getIfUnique(() -> JsonMapper.builder().build()), types);
	}

	@Bean
	@ConditionalOnBean(value = ClusterEngine.class, search = SearchStrategy.CURRENT)
	ClusterBroadcastTransport bossClusterBroadcastTransport(ClusterNode node, PayloadTypes types, BossStats stats) {
		return new ClusterBroadcastTransport(node, types, stats);
	}

	/**
	 * Check that an application that is to be one of many does not run alone, also if its
	 * beans are lazy: nobody asks for this one.
	 */
	@Lazy(false)
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(value = ClusterEngine.class, search = SearchStrategy.CURRENT)
	static class NoEngine {

		NoEngine(ClusterProperties properties) {
			String starter = switch (properties.engine()) {
				case NONE -> null;
				case REDIS -> "spring-boot-starter-data-redis";
				case RABBIT -> "spring-boot-starter-amqp";
				case KAFKA -> "spring-boot-starter-kafka";
			};
			if (starter != null) {
				throw new InvalidConfigurationException(
						"boss.websocket.cluster.engine is '" + properties.engine().name().toLowerCase(Locale.ROOT)
								+ "', and there is no connection to such a broker",
						"Add " + starter + " to the class path and set where the broker is, or remove the property");
			}
		}

	}

}
