/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.channel.MessageChannelClusterEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.redis.channel.SubscribableRedisChannel;
import org.springframework.messaging.SubscribableChannel;

/**
 * A channel of Spring Integration as an engine, as an application would plug it in.
 */
class ChannelEngineIntegrationTests extends EngineContract {

	private static Redis redis;

	private final List<AnnotationConfigApplicationContext> applications = new ArrayList<>();

	@BeforeAll
	static void startRedis() {
		redis = Redis.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@AfterEach
	void close() {
		stop();
		this.applications.forEach(AnnotationConfigApplicationContext::close);
	}

	@Override
	ClusterEngine engine() {
		AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();
		this.applications.add(application);
		application.registerBean(LettuceConnectionFactory.class, () -> redis.connectionFactory(Duration.ofMinutes(1)));
		application.register(ChannelConfiguration.class);
		application.refresh();
		return application.getBean(ClusterEngine.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableIntegration
	static class ChannelConfiguration {

		@Bean
		SubscribableRedisChannel clusterChannel(RedisConnectionFactory connectionFactory) {
			SubscribableRedisChannel channel = new SubscribableRedisChannel(connectionFactory, "cluster");
			channel.setTaskExecutor(Runnable::run); // Its own lets messages overtake.
			return channel;
		}

		@Bean
		ClusterEngine clusterEngine(SubscribableChannel clusterChannel) {
			return MessageChannelClusterEngine.ofText("integration", clusterChannel);
		}

	}

}
