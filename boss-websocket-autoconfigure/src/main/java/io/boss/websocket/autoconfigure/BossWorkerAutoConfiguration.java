/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.autoconfigure.cluster.ClusterConfiguration;
import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.ClusterProperties;
import io.boss.websocket.autoconfigure.properties.PropertyNames;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for applications without a web
 * server, such as workers and batch jobs: with the engine of a cluster they are nodes
 * that have no services, and reach those of others. Without one there is nothing.
 */
@AutoConfiguration(after = TaskExecutionAutoConfiguration.class,
		afterName = { "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
				"org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
				"org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
				"org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration" })
@ConditionalOnNotWebApplication
@EnableConfigurationProperties({ BossProperties.class, ClusterProperties.class })
@Import({ ClusterConfiguration.class, WorkerConfiguration.class })
public final class BossWorkerAutoConfiguration {

	/**
	 * Check of names before any bean is made: a bean that needs what a misspelled engine
	 * would have brought could not say why that is missing. Services are none of this
	 * application, which may share its properties with one that has them.
	 */
	@Configuration(proxyBeanMethods = false)
	static class KnownNames {

		@Bean
		static BeanFactoryPostProcessor bossPropertyNames(Environment environment) {
			return (beanFactory) -> PropertyNames.check(environment, beanFactory);
		}

	}

}
