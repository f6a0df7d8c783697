/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.cluster;

import io.boss.websocket.autoconfigure.properties.ClusterProperties;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.rabbit.RabbitClusterEngine;

import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the cluster's engine on Rabbit.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ConnectionFactory.class)
@ConditionalOnProperty(name = "boss.websocket.cluster.engine", havingValue = "rabbit")
class RabbitClusterConfiguration {

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	ClusterEngine bossRabbitClusterEngine(ConnectionFactory connectionFactory, ClusterProperties properties) {
		return new RabbitClusterEngine(connectionFactory, properties.name());
	}

}
