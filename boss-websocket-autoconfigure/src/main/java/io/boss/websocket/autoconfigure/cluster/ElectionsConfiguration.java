/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.cluster;

import java.time.Duration;

import io.boss.websocket.autoconfigure.properties.ClusterProperties;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.ClusterLeases;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.lease.ElectionEnvironment;
import io.boss.websocket.cluster.lease.ServiceElections;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.timing.EngineClock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of elections for services of scope CLUSTER, which this node wins if it is
 * alone.
 */
@Configuration(proxyBeanMethods = false)
public class ElectionsConfiguration {

	private static final Duration ALONE = Duration.ofSeconds(10);

	@Bean
	@ConditionalOnMissingBean(value = ClusterLeases.class, search = SearchStrategy.CURRENT)
	ServiceElections bossServiceElections(ServiceRegistry registry, ObjectProvider<ClusterEngine> engine,
			ObjectProvider<ClusterMessaging> node, ObjectProvider<ClusterProperties> properties, EngineClock clock,
			ObjectProvider<ElectionEnvironment> environment) {
		ClusterProperties cluster = properties.getIfAvailable();
		return new ServiceElections(registry.processes(), engine.getIfAvailable(), node.getIfAvailable(),
				(cluster != null) ? cluster.lease() : ALONE,
				environment.getIfAvailable(() -> ElectionEnvironment.own(clock)));
	}

}
