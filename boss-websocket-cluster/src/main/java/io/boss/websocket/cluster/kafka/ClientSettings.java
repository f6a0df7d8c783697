/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdminOperations;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Settings of producers and consumers of bytes, made of those of the application, but
 * with their own types, group and transactions.
 */
final class ClientSettings {

	private static final Duration MAX_BLOCK = Duration.ofSeconds(5);

	private static final Duration REQUEST = Duration.ofSeconds(5);

	/** A controller that is busy takes its time to make a topic. */
	private static final Duration ADMIN = Duration.ofSeconds(15);

	private static final Duration DELIVERY = Duration.ofSeconds(10);

	private static final int BATCH = 256 * 1024;

	private static final int CLOSE_SECONDS = 2;

	private final ProducerFactory<?, ?> producers;

	private final ConsumerFactory<?, ?> consumers;

	ClientSettings(ProducerFactory<?, ?> producers, ConsumerFactory<?, ?> consumers) {
		this.producers = producers;
		this.consumers = consumers;
	}

	/**
	 * Producers that give up in bounded time. One request at a time keeps the order
	 * whether or not the application's producers are idempotent.
	 * @param client what they call themselves
	 * @return the producers
	 */
	DefaultKafkaProducerFactory<byte[], byte[]> producers(String client) {
		Map<String, Object> settings = new HashMap<>(this.producers.getConfigurationProperties());
		settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
		// The key of a node must decide, or its frames overtake each other.
		settings.remove(ProducerConfig.PARTITIONER_CLASS_CONFIG);
		settings.remove(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG);
		settings.put(ProducerConfig.CLIENT_ID_CONFIG, client);
		settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
		settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
		settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
		settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
		settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
		settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
		DefaultKafkaProducerFactory<byte[], byte[]> factory = new DefaultKafkaProducerFactory<>(settings);
		factory.setPhysicalCloseTimeout(CLOSE_SECONDS);
		return factory;
	}

	/**
	 * An administrator that gives up in bounded time. The client of one that is told to
	 * begin anew with its first servers, as all are unless they are told otherwise, does
	 * so thousands of times a second while there are none, with a line in the log each.
	 * @param admin the application's; a subclass of it is taken as it is
	 * @return the administrator
	 */
	static @Nullable KafkaAdminOperations admin(@Nullable KafkaAdminOperations admin) {
		if (admin == null || admin.getClass() != KafkaAdmin.class) {
			return admin;
		}
		Map<String, Object> settings = new HashMap<>(((KafkaAdmin) admin).getConfigurationProperties());
		settings.put(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, MetadataRecoveryStrategy.NONE.name);
		settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ADMIN.toMillis());
		settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ADMIN.toMillis());
		KafkaAdmin own = new KafkaAdmin(settings);
		own.setOperationTimeout((int) ADMIN.toSeconds());
		own.setCloseTimeout(0);
		return own;
	}

	/**
	 * Consumers in a group of their own, of which nothing is kept.
	 * @param client what they and their group call themselves
	 * @return the consumers
	 */
	DefaultKafkaConsumerFactory<byte[], byte[]> consumers(String client) {
		Map<String, Object> settings = new HashMap<>(this.consumers.getConfigurationProperties());
		settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
		settings.put(ConsumerConfig.CLIENT_ID_CONFIG, client);
		settings.put(ConsumerConfig.GROUP_ID_CONFIG, client);
		settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
		return new DefaultKafkaConsumerFactory<>(settings);
	}

}
