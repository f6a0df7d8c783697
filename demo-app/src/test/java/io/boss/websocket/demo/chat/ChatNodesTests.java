/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import java.time.Duration;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.broadcast.InProcessBroadcastTransport;
import io.boss.websocket.demo.chat.ChatRequest.Enter;
import io.boss.websocket.demo.chat.ChatRequest.Say;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.cluster.BossTestCluster;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChatService} at several nodes, and what becomes of it when lines do
 * not get through.
 */
class ChatNodesTests {

	private static final Duration LEASE = Duration.ofSeconds(4);

	@Test
	void whenThereIsMoreThanOneNodeTellsWhichOneItIs() {
		try (BossTestCluster cluster = BossTestCluster.of(2,
				(node) -> new ChatService(node.broadcasts(), node.presence(), node.name()))) {
			assertThat(cluster.node(2).connect(ChatService.class, "lobby").receivedTexts()).first().isEqualTo("""
					{"type":"node","name":"node-2"}""");
		}
	}

	@Test
	void whenSomebodySpeaksPeopleAtOtherNodesHear() {
		try (BossTestCluster cluster = chat()) {
			TestClient ada = enter(cluster.node(1), "Ada", null);
			TestClient bob = enter(cluster.node(2), "Bob", null);
			ada.clear();
			bob.send(new Say("Hello"));
			assertThat(ada).receivedTexts().singleElement().asString().contains("\"said\"", "\"Bob\"", "\"Hello\"");
		}
	}

	@Test
	void whenSomebodyIsAtAnotherNodeNobodyElseGetsTheName() {
		try (BossTestCluster cluster = chat()) {
			TestClient bob = enter(cluster.node(2), "Bob", null);
			TestClient ada = enter(cluster.node(1), "Ada", "secret");
			assertThat(bob).receivedTexts().singleElement().asString().contains("\"entered\"", "\"Ada\"");
			TestClient other = cluster.node(2).connect(ChatService.class, "lobby").clear();
			other.send(new Enter("ada", null)).send(new Enter("Ada", "guess"));
			assertThat(other).receivedTexts().hasSize(2).allMatch((text) -> text.contains("\"name-taken\""));
			bob.clear();
			ada.close();
			assertThat(bob).receivedTexts().singleElement().asString().contains("\"left\"", "\"Ada\"");
		}
	}

	@Test
	void whenClientComesFromDeadNodeItKeepsItsNameAndNobodyNotices() {
		try (BossTestCluster cluster = chat()) {
			TestClient bob = enter(cluster.node(2), "Bob", null);
			cluster.time().advance(Duration.ofSeconds(1));
			enter(cluster.node(1), "Ada", "secret");
			bob.clear();
			cluster.kill(1);
			enter(cluster.node(2), "Ada", "secret");
			cluster.time().advance(LEASE.multipliedBy(2));
			assertThat(cluster.members(2)).isEmpty();
			assertThat(bob).receivedNothing();
			assertThat(cluster.node(2).connect(ChatService.class, "lobby").receivedTexts()).first().isEqualTo("""
					{"type":"people","names":["Bob","Ada"]}""");
		}
	}

	@Test
	void whenRoomBeginsAtAnotherNodeItKnowsWhatWasSaid() {
		try (BossTestCluster cluster = chat()) {
			TestClient ada = enter(cluster.node(1), "Ada", null);
			ada.send(new Say("Hello"));
			TestClient bob = cluster.node(2).connect(ChatService.class, "lobby");
			bob.send(new Say("Too soon"));
			assertThat(bob).receivedTexts()
				.filteredOn((text) -> text.contains("\"history\""))
				.satisfiesExactly((text) -> assertThat(text).contains("[]"),
						(text) -> assertThat(text).contains("\"entered\"", "\"Ada\"", "\"Hello\""));
			assertThat(ada).receivedTexts().noneMatch((text) -> text.contains("\"history\""));
			cluster.node(1).connect(ChatService.class, "book-club");
			assertThat(cluster.node(2).connect(ChatService.class, "book-club")).lastText().isEqualTo("""
					{"type":"history","lines":[]}""");
		}
	}

	@Test
	void whenRoomRestartsItLearnsFromAnotherNodeAndEverybodyHearsWhoIsHere() {
		try (BossTestCluster cluster = chat()) {
			TestClient ada = enter(cluster.node(1), "Ada", null);
			enter(cluster.node(2), "Bob", null).send(new Say("Hello"));
			assertThat(ada).lastText().contains("\"Hello\"");
			ada.clear();
			cluster.node(1).services().keyed(ChatService.class).key("lobby").restart();
			cluster.time().advance(Duration.ofMillis(300));
			assertThat(ada).receivedTexts()
				.satisfiesExactlyInAnyOrder((text) -> assertThat(text).contains("\"history\"", "\"Hello\""),
						(text) -> assertThat(text).isEqualTo("""
								{"type":"people","names":["Ada","Bob"]}"""));
		}
	}

	@Test
	void whenRoomIsBusyAnswersProblem() {
		InProcessBroadcastTransport full = new InProcessBroadcastTransport();
		full.subscribe((broadcast) -> DeliveryResult.MAILBOX_FULL);
		try (BossTester boss = BossTester.builder()
			.service((node) -> new ChatService(new BroadcastTemplate(full), node.presence(), ""))
			.start()) {
			TestClient ada = enter(boss, "Ada", null);
			ada.clear();
			ada.send(new Say("Hello"));
			assertThat(ada).receivedTexts().singleElement().asString().startsWith("""
					{"type":"problem","code":"busy",""");
		}
	}

	private static BossTestCluster chat() {
		return BossTestCluster.builder(2)
			.property("boss.websocket.cluster.heartbeat", "500ms")
			.property("boss.websocket.cluster.lease", LEASE)
			.service((node) -> new ChatService(node.broadcasts(), node.presence(), ""))
			.start();
	}

	private static TestClient enter(BossTester boss, String name, String key) {
		TestClient client = boss.connect(ChatService.class, "lobby").clear();
		client.send(new Enter(name, key));
		assertThat(client.receive()).asString().contains("welcome");
		return client.clear();
	}

}
