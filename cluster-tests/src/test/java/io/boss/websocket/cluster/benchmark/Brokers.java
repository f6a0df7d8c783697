/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.engine.Kafka;
import io.boss.websocket.cluster.engine.Rabbit;
import io.boss.websocket.cluster.engine.Redis;
import io.boss.websocket.cluster.kafka.KafkaClusterEngine;
import io.boss.websocket.cluster.rabbit.RabbitClusterEngine;
import io.boss.websocket.cluster.redis.RedisClusterEngine;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * A broker of each kind, on this machine.
 */
final class Brokers implements AutoCloseable {

	private final Redis redis = Redis.start();

	private final Rabbit rabbit = new Rabbit();

	private final Kafka kafka = new Kafka();

	private final LettuceConnectionFactory connections = this.redis.connectionFactory(Duration.ofSeconds(10));

	// No run hears the nodes of another.
	private final AtomicInteger cluster = new AtomicInteger();

	Brokers() {
		this.rabbit.start();
		this.kafka.create();
	}

	List<Kind> all() {
		return List.of(new Kind("redis", boss(this::redis), (nodes) -> new RawRedis(nodes, this.redis.port())),
				new Kind("rabbit", boss(this::rabbit), (nodes) -> new RawRabbit(nodes, this.rabbit.port())),
				new Kind("kafka", boss(this::kafka), (nodes) -> new RawKafka(nodes, this.kafka.addresses())));
	}

	private IntFunction<Bus> boss(Function<String, ClusterEngine> engine) {
		return (nodes) -> {
			String name = "benchmark-" + this.cluster.incrementAndGet();
			return new BossBus(nodes, () -> engine.apply(name));
		};
	}

	private ClusterEngine redis(String cluster) {
		return new RedisClusterEngine(this.connections, cluster, Duration.ofSeconds(5));
	}

	private ClusterEngine rabbit(String cluster) {
		return new RabbitClusterEngine(new CachingConnectionFactory("127.0.0.1", this.rabbit.port()), cluster);
	}

	private ClusterEngine kafka(String cluster) {
		Map<String, Object> servers = Map.of("bootstrap.servers", this.kafka.addresses());
		return new KafkaClusterEngine(
				new DefaultKafkaProducerFactory<>(servers, new StringSerializer(), new StringSerializer()),
				new DefaultKafkaConsumerFactory<>(servers, new StringDeserializer(), new StringDeserializer()), null,
				cluster);
	}

	@Override
	public void close() {
		this.connections.destroy();
		this.redis.close();
		this.rabbit.stop();
		this.kafka.destroy();
	}

	/**
	 * A kind of broker.
	 *
	 * @param name its name
	 * @param boss broadcasts by its engine
	 * @param raw messages by its client library
	 */
	record Kind(String name, IntFunction<Bus> boss, IntFunction<Bus> raw) {
	}

}
