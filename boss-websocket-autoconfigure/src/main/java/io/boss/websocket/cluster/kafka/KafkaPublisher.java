package io.boss.websocket.cluster.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/**
 * Publishes frames, and waits until the broker has taken them; for how long at most is in
 * the settings of the producer.
 */
final class KafkaPublisher {

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
			results.forEach(CompletableFuture::join);
		}
		catch (RuntimeException ex) {
			this.topic.mayBeMissing();
			throw ex;
		}
	}

	private CompletableFuture<?> send(byte[] frame) {
		return this.template.send(this.topic.name(), this.key, frame);
	}

	void stop() {
		this.producers.destroy();
	}

}
