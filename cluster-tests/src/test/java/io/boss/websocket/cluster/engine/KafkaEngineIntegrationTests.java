/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.kafka.KafkaClusterEngine;
import org.apache.kafka.clients.admin.AdminClient;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The engine on Kafka, with the factories that Spring Boot makes, which are for strings.
 */
class KafkaEngineIntegrationTests extends EngineContract {

	private static final Kafka KAFKA = new Kafka();

	private static @Nullable ConfigurableApplicationContext application;

	private static final Duration BOUND = Duration.ofSeconds(60);

	private final String cluster = "test-" + UUID.randomUUID();

	@BeforeAll
	static void startBroker() {
		KAFKA.create();
		application = new SpringApplicationBuilder(KafkaAutoConfiguration.class).web(WebApplicationType.NONE)
			.properties(Map.of("spring.kafka.bootstrap-servers", KAFKA.addresses(), "spring.main.banner-mode", "off"))
			.run();
	}

	@AfterAll
	static void stopBroker() {
		if (application != null) {
			application.close();
		}
		KAFKA.destroy();
	}

	@Override
	ClusterEngine engine() {
		ConfigurableApplicationContext application = Objects.requireNonNull(KafkaEngineIntegrationTests.application);
		return new KafkaClusterEngine(application.getBean(ProducerFactory.class),
				application.getBean(ConsumerFactory.class), application.getBean(KafkaAdmin.class), this.cluster);
	}

	@Test
	void whenBrokerComesBackThenEnginesReceiveAgain() {
		ClusterEngine early = engine();
		ClusterEngine late = engine();
		Logger administrators = (Logger) LoggerFactory.getLogger("org.apache.kafka.clients.admin");
		ListAppender<ILoggingEvent> events = new ListAppender<>();
		events.start();
		administrators.setLevel(Level.INFO);
		administrators.setAdditive(false);
		administrators.addAppender(events);
		try {
			new Outage(KAFKA).strike(early, late);
			// It was thousands a second.
			assertThat(List.copyOf(events.list)).hasSizeLessThan(1000);
		}
		finally {
			administrators.detachAppender(events);
			administrators.setAdditive(true);
			administrators.setLevel(null);
			early.stop();
			late.stop();
		}
	}

	@Test
	void whenTopicIsDeletedThenNodesReceiveAgain() {
		Node one = node("one");
		Node two = node("two");
		try (AdminClient admin = AdminClient.create(Map.of("bootstrap.servers", KAFKA.addresses()))) {
			assertThat(admin.deleteTopics(List.of(this.cluster + ".all")).all().toCompletionStage())
				.succeedsWithin(BOUND);
		}
		Awaitility.await().atMost(BOUND).ignoreExceptions().until(() -> {
			one.engine.publish(frames(List.of("of one")));
			two.engine.publish(frames(List.of("of two")));
			return one.received.containsAll(List.of("of one", "of two"))
					&& two.received.containsAll(List.of("of one", "of two"));
		});
	}

}
