/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.BossServices;
import io.boss.websocket.actuate.BossWebSocketEndpoint;
import io.boss.websocket.actuate.BossWebSocketEndpointWebExtension;
import io.boss.websocket.actuate.BossWebSocketPageWebExtension;
import io.boss.websocket.actuate.ClusterInspector;
import io.boss.websocket.actuate.EndpointPage;
import io.boss.websocket.autoconfigure.cluster.ConditionalOnClusterNode;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.cluster.view.ClusterView;
import io.boss.websocket.diagnostics.RecentTraffic;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.timing.EngineClock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the
 * {@link BossWebSocketEndpoint}.
 */
@AutoConfiguration(after = { BossWebSocketAutoConfiguration.class, BossWorkerAutoConfiguration.class })
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(ServiceRegistry.class)
@ConditionalOnAvailableEndpoint(BossWebSocketEndpoint.class)
@EnableConfigurationProperties(BossEndpointProperties.class)
public final class BossActuatorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	BossWebSocketEndpoint bossWebSocketEndpoint(ServiceRegistry registry, BossServices services,
			BroadcastOperations broadcasts, ObjectProvider<ClusterInspector> cluster,
			ObjectProvider<RecentTraffic> traffic, EngineClock clock, BossEndpointProperties properties,
			ObjectProvider<SanitizingFunction> sanitizingFunctions) {
		return new BossWebSocketEndpoint(registry, services, broadcasts, cluster.getIfAvailable(),
				traffic.getIfAvailable(), clock, sanitizingFunctions.orderedStream().toList(), properties.showValues());
	}

	@Bean
	@ConditionalOnMissingBean(BossWebSocketEndpointWebExtension.class)
	@ConditionalOnBean(EndpointPage.class)
	@ConditionalOnAvailableEndpoint(endpoint = BossWebSocketEndpoint.class, exposure = EndpointExposure.WEB)
	BossWebSocketPageWebExtension bossWebSocketPageWebExtension(BossWebSocketEndpoint endpoint,
			BossEndpointProperties properties, EndpointPage page) {
		return new BossWebSocketPageWebExtension(endpoint, properties.showValues(), properties.roles(), page);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint(endpoint = BossWebSocketEndpoint.class, exposure = EndpointExposure.WEB)
	BossWebSocketEndpointWebExtension bossWebSocketEndpointWebExtension(BossWebSocketEndpoint endpoint,
			BossEndpointProperties properties) {
		return new BossWebSocketEndpointWebExtension(endpoint, properties.showValues(), properties.roles());
	}

	/**
	 * Configuration of what looks at the cluster, where there is one.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClusterNode
	static class Cluster {

		@Bean
		ClusterInspector bossClusterInspector(ClusterNode node, ObjectProvider<ClusterView> view) {
			return new ClusterInspector(node::status, view.getIfAvailable());
		}

	}

}
