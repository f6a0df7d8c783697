/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Positions in the partitions up to which a node has read. A consumer that the broker has
 * lost for a while is given its partitions anew, and would go on at their end.
 */
final class Positions implements ConsumerAwareRebalanceListener {

	private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

	void passed(ConsumerRecord<?, ?> frame) {
		this.next.put(new TopicPartition(frame.topic(), frame.partition()), frame.offset() + 1);
	}

	@Override
	public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		for (TopicPartition partition : partitions) {
			consumer.seek(partition, this.next.computeIfAbsent(partition, consumer::position));
		}
	}

}
