/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/**
 * Publisher of frames that waits until the broker has taken them; the settings of the
 * producer limit how long. A frame that is larger than Kafka takes is dropped.
 */
final class KafkaPublisher {

	private static final Log logger = LogFactory.getLog(KafkaPublisher.class);

	private final AtomicBoolean warned = new AtomicBoolean();

	private final DefaultKafkaProducerFactory<byte[], byte[]> producers;

	private final KafkaTemplate<byte[], byte[]> template;

	private final KafkaTopic topic;

	private final byte[] key;

	KafkaPublisher(DefaultKafkaProducerFactory<byte[], byte[]> producers, KafkaTopic topic, String node) {
		this.producers = producers;
		this.template = new KafkaTemplate<>(producers);
		// The one by default would log each frame that cannot be sent.
		this.template.setProducerListener(new ProducerListener<>() {
		});
		this.topic = topic;
		this.key = node.getBytes(StandardCharsets.UTF_8);
	}

	void publish(List<byte[]> frames) {
		this.topic.createIfMissing();
		try {
			List<? extends CompletableFuture<?>> results = frames.stream().map(this::send).toList();
			this.template.flush();
			results.forEach(this::await);
		}
		catch (RuntimeException ex) {
			if (isForWantOfTopic(ex)) {
				this.topic.mayBeMissing();
			}
			throw ex;
		}
	}

	// A broker that is away knows no topic either, but then there is none to ask: what
	// has gone out is late in another way.
	private static boolean isForWantOfTopic(RuntimeException failure) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
		boolean late = root instanceof TimeoutException
				&& String.valueOf(root.getMessage()).contains("not present in metadata");
		return late || root instanceof UnknownTopicOrPartitionException;
	}

	private CompletableFuture<?> send(byte[] frame) {
		try {
			return this.template.send(this.topic.name(), this.key, frame);
		}
		catch (RuntimeException ex) {
			requireTooLarge(ex);
			return CompletableFuture.completedFuture(null);
		}
	}

	private void await(CompletableFuture<?> result) {
		try {
			result.join();
		}
		catch (CompletionException ex) {
			requireTooLarge(ex);
		}
	}

	// It would not get smaller, and all that comes after it would wait for ever.
	private void requireTooLarge(RuntimeException failure) {
		if (!(NestedExceptionUtils.getRootCause(failure) instanceof RecordTooLargeException large)) {
			throw failure;
		}
		if (this.warned.compareAndSet(false, true)) {
			logger.warn("Dropped a message that is larger than Kafka takes, as any others will be without a word: make "
					+ "boss.websocket.cluster.max-frame-size smaller. " + large.getMessage());
		}
	}

	void stop() {
		this.producers.destroy();
	}

}
