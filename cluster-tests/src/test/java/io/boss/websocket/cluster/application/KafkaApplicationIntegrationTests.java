/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.application;

import java.util.List;

import io.boss.websocket.BossServices;
import io.boss.websocket.ForwardResult;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.cluster.engine.Kafka;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Two applications on Kafka, which carries broadcasts and nothing that is for one node.
 */
class KafkaApplicationIntegrationTests extends BroadcastContract {

	private static final Kafka KAFKA = new Kafka();

	@BeforeAll
	static void start() {
		KAFKA.create();
		startNodes((name) -> node(BoardApplication.class, name));
	}

	@AfterAll
	static void stop() {
		stopNodes();
		KAFKA.destroy();
	}

	private static Node node(Class<?> application, String name, String... properties) {
		return Node.onKafka(application, name, KAFKA.addresses(), properties);
	}

	@Override
	Node start(Class<?> application, String... properties) {
		return node(application, "three", properties);
	}

	@Override
	String engineName() {
		return "kafka";
	}

	@Test
	void whenNothingIsSaidAboutConnectionsThenEachNodeKnowsItsOwn() {
		try (BossWebSocketClient client = one.client("board")) {
			String id = client.receiveText();
			assertThat(one.bean(BossServices.class).connection(id).send("here")).isEqualTo(ForwardResult.DELIVERED);
			assertThat(client.receiveText()).isEqualTo("here");
			assertThat(two.bean(BossServices.class).connection(id).send("there")).isNotEqualTo(ForwardResult.FORWARDED);
			assertThat(one.bean(Presence.class).list("board")).extracting(PresenceEntry::connectionId)
				.isEqualTo(List.of(id));
			assertThat(two.bean(Presence.class).list("board")).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "connections", "presence" })
	void whenFeatureIsDemandedThatEngineCannotDoThenApplicationDoesNotStart(String feature, CapturedOutput output) {
		String property = "boss.websocket.cluster." + feature;
		assertThatException().isThrownBy(() -> start(BoardApplication.class, property + "=true"));
		assertThat(output.getAll()).contains("APPLICATION FAILED TO START")
			.contains("The cluster engine 'kafka' has no [NODE_INBOX]")
			.contains("Use another engine, or do without (" + property + ")");
	}

}
