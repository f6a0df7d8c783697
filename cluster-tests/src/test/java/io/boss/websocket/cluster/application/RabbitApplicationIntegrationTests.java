/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.application;

import java.time.Duration;
import java.util.Objects;

import io.boss.websocket.BossServices;
import io.boss.websocket.CloseCode;
import io.boss.websocket.ForwardResult;
import io.boss.websocket.actuate.BossClusterHealthIndicator;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.cluster.engine.Rabbit;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications on RabbitMQ, which also reach each other's connections.
 */
class RabbitApplicationIntegrationTests extends BroadcastContract {

	private static final Rabbit RABBIT = new Rabbit();

	@BeforeAll
	static void start() {
		Rabbit.assumeInstalled();
		RABBIT.start();
		startNodes((name) -> node(BoardApplication.class, name));
	}

	@AfterAll
	static void stop() {
		stopNodes();
		RABBIT.stop();
	}

	private static Node node(Class<?> application, String name, String... properties) {
		return Node.onRabbit(application, name, RABBIT.port(), properties);
	}

	@Override
	Node start(Class<?> application, String... properties) {
		return node(application, "three", properties);
	}

	@Override
	String engineName() {
		return "rabbit";
	}

	@Test
	void whenConnectionIsOnTheOtherNodeThenItIsReachedByItsId() {
		BossServices here = one.bean(BossServices.class);
		BossServices there = two.bean(BossServices.class);
		try (BossWebSocketClient client = one.client("board")) {
			String id = client.receiveText();
			assertThat(there.connection(id).send("from two")).isEqualTo(ForwardResult.FORWARDED);
			assertThat(client.receiveText()).isEqualTo("from two");
			assertThat(here.connection(id).send("from one")).isEqualTo(ForwardResult.DELIVERED);
			assertThat(client.receiveText()).isEqualTo("from one");
			assertThat(there.connection(id).close(CloseCode.of(4000), "bye")).isEqualTo(ForwardResult.FORWARDED);
			assertThat(client).isClosedWith(4000, "bye");
			Awaitility.await().until(() -> here.connection(id).send("late"), ForwardResult.GONE::equals);
		}
	}

	@Override
	void whileInstancesOfKeysMayRun(KeyedTraffic traffic) {
		traffic.listsClientsOfKeys();
	}

	@Override
	void whileWorkerIsThere(Node worker) {
		try (BossWebSocketClient client = two.client("board")) {
			String id = client.receiveText();
			assertThat(worker.bean(BossServices.class).connection(id).send("to you"))
				.isEqualTo(ForwardResult.FORWARDED);
			assertThat(client.receiveText()).isEqualTo("to you");
		}
	}

	@Test
	void whenBrokerLacksMemoryThenNodesAreDegradedUntilItDoesNot() {
		try (BossWebSocketClient here = one.client("board"); BossWebSocketClient there = two.client("board")) {
			here.receiveText();
			there.receiveText();
			RABBIT.lackMemory(true);
			one.bean(BroadcastTemplate.class).broadcast("board", "waits");
			assertThat(here.receiveText()).isEqualTo("waits");
			await().until(() -> health(one).equals("DEGRADED") && health(two).equals("DEGRADED"));
			await().until(() -> one.bean(ClusterNode.class).status().lastFailure(),
					(failure) -> failure != null && failure.contains("it lacks memory or disk"));
			RABBIT.lackMemory(false);
			assertThat(there.receiveText()).isEqualTo("waits");
			await().until(() -> health(one).equals("UP") && health(two).equals("UP"));
			one.bean(BroadcastTemplate.class).broadcast("board", "again");
			assertThat(there.receiveText()).isEqualTo("again");
		}
	}

	@Test
	void whenBrokerHangsThenNodesAreDegradedUntilItGoesOn() {
		try (BossWebSocketClient here = one.client("board"); BossWebSocketClient there = two.client("board")) {
			here.receiveText();
			there.receiveText();
			RABBIT.pause();
			one.bean(BroadcastTemplate.class).broadcast("board", "waits");
			assertThat(here.receiveText()).isEqualTo("waits");
			await().until(() -> health(one).equals("DEGRADED") && health(two).equals("DEGRADED"));
			await().until(() -> one.bean(ClusterNode.class).status().lastFailure(),
					(failure) -> failure != null && failure.contains("The broker has not confirmed"));
			RABBIT.resume();
			assertThat(there.receiveText()).isEqualTo("waits");
			await().until(() -> health(one).equals("UP") && health(two).equals("UP"));
			one.bean(BroadcastTemplate.class).broadcast("board", "again");
			assertThat(there.receiveText()).isEqualTo("again");
		}
	}

	private static String health(Node node) {
		return Objects.requireNonNull(node.bean(BossClusterHealthIndicator.class).health()).getStatus().getCode();
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(60));
	}

}
