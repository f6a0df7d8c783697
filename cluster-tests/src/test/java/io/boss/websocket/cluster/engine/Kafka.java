/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.util.Objects;

import kafka.server.BrokerServer;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A Kafka in this JVM, on a free port, with few partitions. What was destroyed can be
 * created again, as a class that is run twice does, and is another one then.
 */
public final class Kafka implements Broker {

	private static final int PARTITIONS = 3;

	/** Has nothing left once it is destroyed, and cannot be started again. */
	private @Nullable EmbeddedKafkaKraftBroker cluster;

	/**
	 * Creates the broker and its controller, and starts them.
	 */
	public void create() {
		EmbeddedKafkaKraftBroker cluster = new EmbeddedKafkaKraftBroker(1, PARTITIONS);
		this.cluster = cluster;
		cluster.afterPropertiesSet();
	}

	/** Ends both, if they were created. */
	public void destroy() {
		EmbeddedKafkaKraftBroker cluster = this.cluster;
		this.cluster = null;
		if (cluster != null) {
			cluster.destroy();
		}
	}

	/**
	 * Where it listens.
	 * @return host and port
	 */
	public String addresses() {
		return cluster().getBrokersAsString();
	}

	@Override
	public void start() {
		broker().startup();
	}

	@Override
	public void stop() {
		broker().shutdown();
		broker().awaitShutdown();
	}

	private BrokerServer broker() {
		return Objects.requireNonNull(cluster().getCluster()).brokers().values().iterator().next();
	}

	private EmbeddedKafkaKraftBroker cluster() {
		return Objects.requireNonNull(this.cluster, "There is no broker");
	}

}
