/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.autoconfigure.cluster.ConditionalOnClusterNode;
import io.boss.websocket.autoconfigure.server.TransportFactory;
import io.boss.websocket.cluster.lease.ServiceElections;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.metrics.CallbackObservations;
import io.boss.websocket.metrics.ClusterGauges;
import io.boss.websocket.metrics.MicrometerBossStats;
import io.boss.websocket.metrics.ResumeGauges;
import io.boss.websocket.metrics.ServiceGauges;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.stats.BossStats;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of stats: Micrometer where there is a registry, nothing otherwise.
 */
@Configuration(proxyBeanMethods = false)
class BossStatsConfiguration {

	// The beans of a nested class are defined before those of the class around it.
	@Bean
	@ConditionalOnMissingBean
	BossStats bossStats() {
		return BossStats.NONE;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(MeterRegistry.class)
	static class Micrometer {

		// An observation times its callback itself, under the same name.
		@Bean
		@ConditionalOnMissingBean(BossStats.class)
		MicrometerBossStats bossMicrometerStats(MeterRegistry registry,
				ObjectProvider<CallbackObservations> observations) {
			return new MicrometerBossStats(registry, observations.getIfAvailable() == null);
		}

		@Bean
		ResumeGauges bossResumeGauges(ObjectProvider<TransportFactory> transports) {
			return new ResumeGauges(() -> transports.stream().mapToLong(TransportFactory::keptBytes).sum());
		}

		@Bean
		ServiceGauges bossServiceGauges(ServiceRegistry services) {
			return new ServiceGauges(services);
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClusterNode
		static class Cluster {

			@Bean
			ClusterGauges bossClusterGauges(ClusterNode node, ObjectProvider<ServiceElections> elections) {
				return new ClusterGauges(node::status, () -> {
					ServiceElections leases = elections.getIfUnique();
					return (leases != null) ? leases.store() : null;
				});
			}

		}

	}

}
