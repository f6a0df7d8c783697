/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.kafka;

import java.time.Duration;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdminOperations;

/**
 * Topic of a cluster.
 */
final class KafkaTopic {

	/** Longer than a node that is alive can lag behind. */
	private static final Duration RETENTION = Duration.ofMinutes(10);

	private static final Duration PING = Duration.ofSeconds(5);

	private final String name;

	private final @Nullable KafkaAdminOperations admin;

	private boolean there;

	KafkaTopic(String name, @Nullable KafkaAdminOperations admin) {
		this.name = name;
		this.admin = admin;
	}

	String name() {
		return this.name;
	}

	synchronized void createIfMissing() {
		if (!this.there && this.admin != null) {
			this.admin.createOrModifyTopics(topic());
		}
		this.there = true;
	}

	private NewTopic topic() {
		String retention = Long.toString(RETENTION.toMillis());
		return TopicBuilder.name(this.name)
			.config(TopicConfig.RETENTION_MS_CONFIG, retention)
			.config(TopicConfig.SEGMENT_MS_CONFIG, retention)
			.build();
	}

	/**
	 * A broker that has come back may have lost it.
	 */
	synchronized void mayBeMissing() {
		this.there = false;
	}

	void ping(ConsumerFactory<byte[], byte[]> consumers) {
		try (Consumer<byte[], byte[]> consumer = consumers.createConsumer()) {
			consumer.partitionsFor(this.name, PING);
		}
	}

}
