/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for clusters.
 *
 * @param engine Broker that carries messages between the nodes.
 * @param name Name of the cluster, with which the names of channels, exchanges and topics
 * begin. Applications that share a broker need different ones.
 * @param nodeName Name of this node, for people. Name of the host if not set.
 * @param heartbeat Time from one sign of life of this node to the next.
 * @param lease Time after a sign of life for which the others take this node for alive.
 * @param startup Reaction to a broker that cannot be reached when the application starts.
 * @param allowedTypes Comma-separated list of classes of broadcasts that may come from
 * other nodes, besides strings, numbers, byte arrays, maps, lists and what the services'
 * broadcast methods take.
 * @param maxFrameSize Size of the largest message between nodes.
 * @param connections Whether connections can be reached by their ids from other nodes. If
 * not set, as far as the engine has inboxes.
 * @param presence Whether it is known on each node who is in a service. If not set, as
 * far as the engine has inboxes.
 * @param outbox Properties of what waits for the broker.
 */
@ConfigurationProperties("boss.websocket.cluster")
public record ClusterProperties(@DefaultValue("none") Engine engine, @DefaultValue("boss-websocket") String name,
		@Nullable String nodeName, @DefaultValue("2s") Duration heartbeat, @DefaultValue("10s") Duration lease,
		@DefaultValue("wait") Startup startup, @Nullable Set<String> allowedTypes,
		@DefaultValue("1MB") DataSize maxFrameSize, @Nullable Boolean connections, @Nullable Boolean presence,
		@DefaultValue Outbox outbox) {

	/**
	 * Properties of what waits for the broker.
	 *
	 * @param capacity Number of messages that may wait.
	 * @param maxSize Size of the messages that may wait.
	 * @param overflow Message to drop when there is no room.
	 */
	public record Outbox(@DefaultValue("10000") int capacity, @DefaultValue("16MB") DataSize maxSize,
			@DefaultValue("drop-oldest") Overflow overflow) {
	}

	/**
	 * Broker that carries messages between the nodes.
	 */
	public enum Engine {

		/**
		 * None: each node is alone, unless there is a bean that is an engine.
		 */
		NONE,

		/**
		 * Redis, by Spring Data Redis.
		 */
		REDIS,

		/**
		 * RabbitMQ, by Spring AMQP.
		 */
		RABBIT,

		/**
		 * Apache Kafka, by Spring Kafka.
		 */
		KAFKA

	}

	/**
	 * Reaction to a broker that cannot be reached.
	 */
	public enum Startup {

		/**
		 * Serve the clients of this node, and connect when it can be reached.
		 */
		WAIT,

		/**
		 * Not start.
		 */
		FAIL

	}

	/**
	 * Message to drop when there is no room.
	 */
	public enum Overflow {

		/**
		 * What has waited longest.
		 */
		DROP_OLDEST,

		/**
		 * What comes.
		 */
		DROP_NEWEST

	}

}
