/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.boss.websocket.BossServices;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.autoconfigure.cluster.ConditionalOnClusterNode;
import io.boss.websocket.autoconfigure.cluster.ConnectionsConfiguration;
import io.boss.websocket.autoconfigure.executor.EngineExecutors;
import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.broadcast.Broadcast;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.cluster.broadcast.ClusterBroadcastTransport;
import io.boss.websocket.cluster.connection.ClusterConnections;
import io.boss.websocket.delivery.QueuedEvents;
import io.boss.websocket.service.ServiceEnvironment;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineTime;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Configuration of a node of a cluster that has no services. Knows nothing of servlets,
 * which need not be there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClusterNode
@Import({ EngineTimeConfiguration.class, ServiceConvertersConfiguration.class, BossStatsConfiguration.class,
		BossObservationConfiguration.class, ConnectionsConfiguration.class })
class WorkerConfiguration {

	@Bean
	@ConditionalOnMissingBean(value = EngineExecutors.class, search = SearchStrategy.CURRENT)
	EngineExecutors bossEngineExecutors(ConfigurableListableBeanFactory beanFactory, Environment environment,
			BossProperties properties) {
		return EngineExecutors.of(beanFactory, environment, properties.websocket().taskExecutor());
	}

	@Bean
	QueuedEvents bossEvents(ApplicationEventPublisher publisher, EngineExecutors executors, BossStats stats) {
		return new QueuedEvents(publisher, executors.executor(), stats);
	}

	@Bean
	ServiceRegistry bossServiceRegistry(EngineExecutors executors, EngineTime time, QueuedEvents events,
			BossStats stats) {
		Function<String, Executor> threads = (service) -> executors.executor();
		return new ServiceRegistry(List.of(), (service) -> {
			throw new IllegalStateException("There are no services");
		}, new ServiceEnvironment(threads, time, events::publish, stats, null));
	}

	@Bean
	@ConditionalOnMissingBean(BossServices.class)
	RegisteredBossServices bossServices(ServiceRegistry registry, ClusterConnections connections) {
		return new RegisteredBossServices(registry, connections);
	}

	@Bean
	@ConditionalOnMissingBean(BroadcastOperations.class)
	BroadcastTemplate broadcastTemplate(ClusterBroadcastTransport transport, BossStats stats) {
		return new BroadcastTemplate(new ToOthers(transport), stats);
	}

	/**
	 * Transport of broadcasts to other nodes only, which answers whether they are on
	 * their way.
	 *
	 * @param transport reaches them
	 */
	private record ToOthers(ClusterBroadcastTransport transport) implements BroadcastTransport {

		@Override
		public DeliveryResult publish(Broadcast broadcast) {
			return this.transport.forward(broadcast);
		}

		@Override
		public void subscribe(Function<Broadcast, DeliveryResult> subscriber) {
			this.transport.subscribe(subscriber);
		}

	}

}
