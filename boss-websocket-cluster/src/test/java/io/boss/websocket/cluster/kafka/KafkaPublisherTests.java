/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.kafka.core.DefaultKafkaProducerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link KafkaPublisher}, without a broker.
 */
class KafkaPublisherTests {

	private final Fake kafka = new Fake();

	private final KafkaPublisher publisher = new KafkaPublisher(new DefaultKafkaProducerFactory<>(Map.of()) {

		@Override
		protected Producer<byte[], byte[]> createRawProducer(Map<String, Object> settings) {
			return KafkaPublisherTests.this.kafka;
		}

	}, new KafkaTopic("test", null), "node");

	@AfterEach
	void stop() {
		this.publisher.stop();
	}

	@Test
	void whenFrameIsTooLargeForKafkaThenItIsDroppedAndTheOthersArePublished() {
		for (boolean late : new boolean[] { false, true }) {
			this.kafka.clear();
			this.kafka.late = late;
			this.kafka.failure = new RecordTooLargeException("too large");
			this.publisher.publish(List.of(new byte[1], new byte[1000], new byte[2]));
			assertThat(this.kafka.history()).extracting((message) -> message.value().length).containsExactly(1, 2);
		}
	}

	@Test
	void whenKafkaFailsOtherwiseThenItIsToBeTriedAgain() {
		for (boolean late : new boolean[] { false, true }) {
			this.kafka.late = late;
			this.kafka.failure = new TimeoutException("not there");
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> this.publisher.publish(List.of(new byte[1000])))
				.withRootCauseInstanceOf(TimeoutException.class);
		}
	}

	/** Does not take what is large, and says so at once or when it is flushed. */
	private static final class Fake extends MockProducer<byte[], byte[]> {

		private boolean late;

		private RuntimeException failure;

		private Runnable refusal = () -> {
		};

		private Fake() {
			super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
		}

		@Override
		public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message, Callback callback) {
			if (message.value().length < 100) {
				return super.send(message, callback);
			}
			CompletableFuture<RecordMetadata> result = new CompletableFuture<>();
			this.refusal = () -> {
				result.completeExceptionally(this.failure);
				callback.onCompletion(null, this.failure);
			};
			if (!this.late) {
				this.refusal.run();
			}
			return result;
		}

		@Override
		public synchronized void flush() {
			super.flush();
			this.refusal.run();
		}

	}

}
