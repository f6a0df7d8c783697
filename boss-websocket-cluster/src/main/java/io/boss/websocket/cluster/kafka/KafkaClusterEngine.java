/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.kafka;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.FrameReceiver;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdminOperations;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.util.Assert;

/**
 * {@link ClusterEngine} on Kafka, with the settings of the application's producers and
 * consumers except for those about serialization. There is one topic {@code <name>.all}.
 * Frames of one node have the id of the node as their key, so that they stay in one
 * partition and in order; each node reads all partitions, in a group of its own that
 * commits nothing, from the end that they have when it starts.
 * <p>
 * The topic is created with the broker's default numbers of partitions and replicas, and
 * with a retention of ten minutes, if there is none and a {@link KafkaAdminOperations
 * KafkaAdmin}; a topic that is there already is taken as it is. If partitions are added
 * while nodes run, frames of that moment may arrive out of order or not at all.
 * <p>
 * There are no inboxes, as each node has to read all frames that are sent to any of them,
 * and no leases.
 */
public final class KafkaClusterEngine implements ClusterEngine {

	private final String name;

	private final ClientSettings settings;

	private final KafkaTopic topic;

	private @Nullable KafkaPublisher publisher;

	private @Nullable KafkaSubscription subscription;

	/**
	 * Creates the engine; nothing is connected yet.
	 * @param producers the application's producers, whose settings are taken
	 * @param consumers the application's consumers, whose settings are taken
	 * @param admin the application's administrator, whose settings are taken to create
	 * the topic, or {@code null} if the broker creates it or it is there
	 * @param name the name of the cluster, which its topic and its groups begin with
	 */
	public KafkaClusterEngine(ProducerFactory<?, ?> producers, ConsumerFactory<?, ?> consumers,
			@Nullable KafkaAdminOperations admin, String name) {
		this.name = name;
		this.settings = new ClientSettings(producers, consumers);
		this.topic = new KafkaTopic(name + ".all", ClientSettings.admin(admin));
	}

	@Override
	public String name() {
		return "kafka";
	}

	@Override
	public Set<EngineCapability> capabilities() {
		return EnumSet.of(EngineCapability.PUBLISH_SUBSCRIBE);
	}

	@Override
	public void ping() {
		this.topic.ping(this.settings.consumers(this.name + ".ping"));
	}

	@Override
	public synchronized void start(String node, FrameReceiver receiver) {
		String client = this.name + "." + node;
		this.publisher = new KafkaPublisher(this.settings.producers(client), this.topic, node);
		this.subscription = new KafkaSubscription(this.settings.consumers(client), this.topic, receiver);
		this.subscription.start();
	}

	@Override
	public void publish(List<byte[]> frames) {
		KafkaPublisher running = running();
		running.publish(frames);
	}

	private synchronized KafkaPublisher running() {
		Assert.state(this.publisher != null, "The engine has not started, or has stopped");
		return this.publisher;
	}

	@Override
	public synchronized void stop() {
		if (this.subscription != null) {
			this.subscription.stop();
			this.subscription = null;
		}
		if (this.publisher != null) {
			this.publisher.stop();
			this.publisher = null;
		}
	}

}
