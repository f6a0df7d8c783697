/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.cluster;

import io.boss.websocket.autoconfigure.properties.ClusterProperties;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.kafka.KafkaClusterEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdminOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Configuration of the cluster's engine on Kafka.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(KafkaTemplate.class)
@ConditionalOnProperty(name = "boss.websocket.cluster.engine", havingValue = "kafka")
class KafkaClusterConfiguration {

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	ClusterEngine bossKafkaClusterEngine(ProducerFactory<?, ?> producers, ConsumerFactory<?, ?> consumers,
			ObjectProvider<KafkaAdminOperations> admin, ClusterProperties properties) {
		return new KafkaClusterEngine(producers, consumers, admin.getIfUnique(), properties.name());
	}

}
