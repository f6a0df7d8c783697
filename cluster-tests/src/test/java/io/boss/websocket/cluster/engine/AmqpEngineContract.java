/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.rabbit.RabbitClusterEngine;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.ChannelCallback;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The engine for RabbitMQ on a broker that speaks AMQP 0-9-1, each node with the
 * connection factory that Spring Boot makes.
 */
abstract class AmqpEngineContract extends EngineContract {

	/** One for each node of a test; the next test has them again. */
	private static final List<ConfigurableApplicationContext> APPLICATIONS = new ArrayList<>();

	private static @Nullable AmqpBroker broker;

	private static final Duration BOUND = Duration.ofSeconds(30);

	private final String cluster = "test-" + UUID.randomUUID();

	private int nodes;

	/**
	 * Starts the broker of a test class.
	 * @param broker the broker, which ends with the class
	 */
	static void start(AmqpBroker broker) {
		AmqpEngineContract.broker = broker;
		broker.start();
	}

	@AfterAll
	static void stopBroker() {
		APPLICATIONS.forEach(ConfigurableApplicationContext::close);
		APPLICATIONS.clear();
		if (broker != null) {
			broker.stop();
			broker = null;
		}
	}

	@Override
	ClusterEngine engine() {
		if (this.nodes == APPLICATIONS.size()) {
			APPLICATIONS.add(application());
		}
		ConfigurableApplicationContext application = APPLICATIONS.get(this.nodes++);
		return new RabbitClusterEngine(application.getBean(ConnectionFactory.class), this.cluster);
	}

	private static ConfigurableApplicationContext application() {
		return new SpringApplicationBuilder(RabbitAutoConfiguration.class).web(WebApplicationType.NONE)
			.properties(Map.of("spring.rabbitmq.port", broker.port(), "spring.main.banner-mode", "off"))
			.run();
	}

	@ParameterizedTest
	@ValueSource(strings = { "all", "nodes" })
	void whenExchangeIsDeletedThenNodesReceiveAgain(String exchange) {
		Node one = node("one");
		Node two = node("two");
		on(0, (channel) -> channel.exchangeDelete(this.cluster + "." + exchange));
		assertThatAllIsWell(one, two);
	}

	@Test
	void whenQueueIsDeletedThenNodeReceivesAgain() {
		Node one = node("one");
		Node two = node("two");
		on(1, (channel) -> channel.queueDelete(this.cluster + ".two.1"));
		assertThatAllIsWell(one, two);
	}

	@ParameterizedTest
	@ValueSource(strings = { "all", "nodes" })
	void whenBindingIsRemovedThenNodeReceivesAgain(String exchange) {
		Node one = node("one");
		Node two = node("two");
		on(1, (channel) -> channel.queueUnbind(this.cluster + ".two.1", this.cluster + "." + exchange,
				exchange.equals("all") ? "" : "two"));
		assertThatAllIsWell(one, two);
	}

	/** As a node that does not hear itself does, the engine is told to look. */
	private static void assertThatAllIsWell(Node one, Node two) {
		Awaitility.await().atMost(BOUND).ignoreExceptions().until(() -> {
			Map.of("one", one, "two", two).forEach((id, node) -> {
				node.engine.publish(frames(List.of("all of " + id)));
				node.engine.inboxes().send(id, frames(List.of("own of " + id)));
				if (!node.received.contains("all of " + id)) {
					node.engine.resubscribe();
				}
			});
			return one.received.containsAll(List.of("all of one", "own of one", "all of two"))
					&& two.received.containsAll(List.of("all of two", "own of two", "all of one"));
		});
	}

	/** A queue obeys only the connection that has declared it. */
	private static void on(int node, ChannelCallback<?> action) {
		new RabbitTemplate(APPLICATIONS.get(node).getBean(ConnectionFactory.class)).execute(action);
	}

	@Test
	void whenBrokerComesBackEmptyThenEnginesReceiveAgain() {
		ClusterEngine early = engine();
		ClusterEngine late = engine();
		try {
			new Outage(broker).strike(early, late);
		}
		finally {
			early.stop();
			late.stop();
		}
	}

}
