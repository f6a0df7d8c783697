/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.actuate.BossClusterHealthIndicator;
import io.boss.websocket.actuate.BossWebSocketHealthIndicator;
import io.boss.websocket.autoconfigure.cluster.ConditionalOnClusterNode;
import io.boss.websocket.autoconfigure.properties.ResolvedServices;
import io.boss.websocket.cluster.lease.ServiceElections;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.service.ServiceRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the
 * {@link BossWebSocketHealthIndicator} and the {@link BossClusterHealthIndicator}.
 */
@AutoConfiguration(after = { BossWebSocketAutoConfiguration.class, BossWorkerAutoConfiguration.class })
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(ServiceRegistry.class)
public final class BossHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnEnabledHealthIndicator("bosswebsocket")
	@ConditionalOnMissingBean(name = { "bosswebsocketHealthIndicator", "bosswebsocketHealthContributor" })
	BossWebSocketHealthIndicator bosswebsocketHealthIndicator(ServiceRegistry registry,
			ObjectProvider<ResolvedServices> services) {
		return new BossWebSocketHealthIndicator(registry, (service) -> services.getObject().of(service).callbacks());
	}

	/**
	 * Configuration of the health of the cluster, where there is one.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClusterNode
	@ConditionalOnEnabledHealthIndicator("bosswebsocketcluster")
	static class Cluster {

		@Bean
		@ConditionalOnMissingBean(
				name = { "bosswebsocketclusterHealthIndicator", "bosswebsocketclusterHealthContributor" })
		BossClusterHealthIndicator bosswebsocketclusterHealthIndicator(ClusterNode node,
				ObjectProvider<ServiceElections> elections) {
			return new BossClusterHealthIndicator(node::status, () -> {
				ServiceElections leases = elections.getIfUnique();
				return (leases != null) ? leases.store() : null;
			});
		}

	}

}
