/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka by its Java client as it comes: one topic with one partition, which each node
 * reads for itself.
 */
final class RawKafka implements Bus {

	private static final TopicPartition PARTITION = new TopicPartition("raw", 0);

	private final List<Thread> readers = new ArrayList<>();

	private final int nodes;

	private final String servers;

	private final KafkaProducer<String, String> publisher;

	private volatile boolean closed;

	RawKafka(int nodes, String servers) {
		this.nodes = nodes;
		this.servers = servers;
		this.publisher = new KafkaProducer<>(Map.of("bootstrap.servers", servers), new StringSerializer(),
				new StringSerializer());
	}

	@Override
	public void open(IntConsumer received) throws Exception {
		this.publisher.send(new ProducerRecord<>("raw", 0, null, "first")).get();
		for (int i = 0; i < this.nodes; i++) {
			int node = i;
			KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
					Map.of("bootstrap.servers", this.servers, "enable.auto.commit", false), new StringDeserializer(),
					new StringDeserializer());
			consumer.assign(List.of(PARTITION));
			consumer.seekToEnd(List.of(PARTITION));
			consumer.position(PARTITION);
			Thread reader = new Thread(() -> read(consumer, node, received), "raw-kafka-" + node);
			this.readers.add(reader);
			reader.start();
		}
	}

	private void read(KafkaConsumer<String, String> consumer, int node, IntConsumer received) {
		try (consumer) {
			while (!this.closed) {
				consumer.poll(Duration.ofMillis(100)).forEach((message) -> received.accept(node));
			}
		}
	}

	@Override
	public void publish(String message) {
		this.publisher.send(new ProducerRecord<>("raw", 0, null, message));
	}

	@Override
	public void close() throws Exception {
		this.closed = true;
		for (Thread reader : this.readers) {
			reader.join();
		}
		this.publisher.close();
	}

}
