/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the actuator shows of services with keys, and what it does to one instance.
 */
class KeyedActuatorIntegrationTests {

	private static BossServer server;

	private static Actuator actuator;

	@BeforeAll
	static void start() {
		server = BossServer.on(Container.TOMCAT)
			.service(Rooms.class, Rooms::new)
			.service(ProbeService.class, ProbeService::new)
			.with(Actuator.EXPOSED, "management.endpoint.bosswebsocket.show-values=always",
					"boss.websocket.keyed.idle-timeout=1h")
			.start();
		actuator = Actuator.of(server);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static BossWebSocketClient join(String key) {
		BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/game/" + key));
		assertThat(client.receiveText()).isEqualTo(key);
		return client;
	}

	private static Actuator.Answer post(String path) {
		return actuator.answer("POST", "bosswebsocket" + path, null);
	}

	private static Stream<String> keys(JsonNode page) {
		return StreamSupport.stream(page.at("/instances/content").spliterator(), false)
			.map((instance) -> instance.get("key").asString());
	}

	@Test
	void whenServiceHasKeysItIsListedWithCountsAndItsInstancesInPages() {
		try (BossWebSocketClient first = join("list/1");
				BossWebSocketClient second = join("list/2");
				BossWebSocketClient third = join("list/2")) {
			JsonNode service = actuator.service("game");
			assertThat(service.get("path").asString()).isEqualTo("/websocket/game/{region}/{match}");
			assertThat(service.get("state").asString()).isEqualTo("RUNNING");
			assertThat(service.at("/instances/RUNNING").asInt()).isGreaterThanOrEqualTo(2);
			assertThat(service.get("connections").asInt()).isGreaterThanOrEqualTo(3);
			JsonNode page = actuator.get("/game?sort=clients&size=1");
			assertThat(keys(page)).containsExactly("list/2");
			assertThat(page.at("/instances/content/0/connections").asInt()).isEqualTo(2);
			assertThat(page.at("/instances/sort").asString()).isEqualTo("clients");
			assertThat(page.at("/instances/total").asInt()).isGreaterThanOrEqualTo(2);
			assertThat(keys(actuator.get("/game?sort=key&size=500"))).isSorted().contains("list/1", "list/2");
			assertThat(keys(actuator.get("/game?page=1000"))).isEmpty();
			assertThat(keys(actuator.get("/game?sort=depth"))).contains("list/1", "list/2");
			assertThat(actuator.service("probe").has("instances")).isFalse();
		}
	}

	@Test
	void whenKeysAreSearchedThereAreThoseThatContainTheText() {
		try (BossWebSocketClient first = join("Search/one"); BossWebSocketClient second = join("search/two")) {
			JsonNode page = actuator.get("/game?search=SEARCH&size=1&sort=key");
			assertThat(page.at("/instances/total").asInt()).isEqualTo(2);
			assertThat(keys(page)).containsExactly("Search/one");
			assertThat(keys(actuator.get("/game?search=h/two"))).containsExactly("search/two");
			assertThat(keys(actuator.get("/game?search=nowhere"))).isEmpty();
		}
	}

	@Test
	void whenPageOrOrderMakesNoSenseTheAnswerSaysWhy() {
		Actuator.Answer sort = actuator.answer("GET", "bosswebsocket/game?sort=size", null);
		assertThat(sort.status()).isEqualTo(400);
		assertThat(sort.body().get("detail").asString()).isEqualTo("sort must be one of age, depth, clients, key");
		assertThat(actuator.answer("GET", "bosswebsocket/game?page=-1", null).status()).isEqualTo(400);
		assertThat(actuator.answer("GET", "bosswebsocket/game?size=501", null).status()).isEqualTo(400);
		try (BossWebSocketClient client = join("order/1")) {
			Actuator.Answer unknown = post("/game/order/1/explode");
			assertThat(unknown.status()).isEqualTo(400);
			assertThat(unknown.body().get("detail").asString()).contains("restart, pause, resume, broadcast or close");
			assertThat(post("/probe/close").status()).isEqualTo(400);
		}
	}

	@Test
	void whenKeyIsNotInUseTheAnswerIs404() {
		assertThat(actuator.answer("GET", "bosswebsocket/game/nobody/7", null).status()).isEqualTo(404);
		assertThat(actuator.answer("GET", "bosswebsocket/game/nobody", null).status()).isEqualTo(404);
		assertThat(actuator.answer("GET", "bosswebsocket/probe/nobody", null).status()).isEqualTo(404);
		assertThat(post("/game/nobody/7/restart").status()).isEqualTo(404);
		assertThat(post("/probe/nobody/restart").status()).isEqualTo(404);
	}

	@Test
	void whenOneInstanceIsAskedForItsClientsAreShown() {
		try (BossWebSocketClient client = join("one/restart"); BossWebSocketClient other = join("one/2")) {
			JsonNode details = actuator.get("/game/one/restart");
			assertThat(details.at("/service/key").asString()).isEqualTo("one/restart");
			assertThat(details.at("/service/path").asString()).isEqualTo("/websocket/game/{region}/{match}");
			assertThat(details.at("/connections/total").asInt()).isOne();
		}
	}

	@Test
	void whenOneInstanceIsRestartedOrPausedOthersAreNot() {
		try (BossWebSocketClient client = join("do/1"); BossWebSocketClient other = join("do/2")) {
			Actuator.Answer restart = post("/game/do/1/restart");
			assertThat(restart.status()).isEqualTo(200);
			assertThat(restart.body().get("done").asBoolean()).isTrue();
			assertThat(client.receiveText()).isEqualTo("do/1");
			assertThat(actuator.get("/game/do/1").at("/service/restarts").asInt()).isOne();
			assertThat(actuator.get("/game/do/2").at("/service/restarts").asInt()).isZero();
			assertThat(post("/game/do/1/pause").body().get("paused").asBoolean()).isTrue();
			client.send("waits");
			other.send("goes on");
			assertThat(other.receiveText()).isEqualTo("do/2 goes on");
			assertThat(actuator.get("/game/do/2").at("/service/paused").asBoolean()).isFalse();
			Awaitility.await().until(() -> actuator.get("/game/do/1").at("/service/mailbox/depth").asInt() == 1);
			assertThat(keys(actuator.get("/game?size=1"))).containsExactly("do/1");
			assertThat(post("/game/do/1/resume").status()).isEqualTo(200);
			assertThat(client.receiveText()).isEqualTo("do/1 waits");
		}
	}

	@Test
	void whenTextIsBroadcastToOneInstanceOthersDoNotHearIt() {
		try (BossWebSocketClient client = join("say/1"); BossWebSocketClient other = join("say/2")) {
			JsonNode said = actuator.answer("POST", "bosswebsocket/game/say/1/broadcast", "{\"text\":\"hello\"}")
				.body();
			assertThat(said.get("result").asString()).isEqualTo("ACCEPTED");
			assertThat(client.receiveText()).isEqualTo("say/1 hello");
			actuator.answer("POST", "bosswebsocket/game/broadcast", "{\"text\":\"all\"}");
			assertThat(client.receiveText()).isEqualTo("say/1 all");
			assertThat(other.receiveText()).isEqualTo("say/2 all");
		}
	}

	@Test
	void whenOneInstanceIsClosedItsClientsAreAndTheNextOneBeginsAnew() {
		try (BossWebSocketClient client = join("end/1"); BossWebSocketClient other = join("end/2")) {
			assertThat(post("/game/end/1/pause").status()).isEqualTo(200);
			Actuator.Answer closed = post("/game/end/1/close");
			assertThat(closed.status()).isEqualTo(200);
			assertThat(closed.body().get("done").asBoolean()).isTrue();
			assertThat(client.awaitEnd()).asString().isEqualTo("4503 closed by operator");
			other.send("goes on");
			assertThat(other.receiveText()).isEqualTo("end/2 goes on");
			try (BossWebSocketClient next = join("end/1")) {
				next.send("hi");
				assertThat(next.receiveText()).isEqualTo("end/1 hi");
				assertThat(actuator.get("/game/end/1").at("/service/paused").asBoolean()).isFalse();
			}
		}
	}

	@Test
	void whenAllAreRestartedAndPausedEachOneIs() {
		try (BossWebSocketClient client = join("all/1"); BossWebSocketClient other = join("all/2")) {
			JsonNode restart = post("/game/restart").body();
			assertThat(restart.get("instances").asInt()).isGreaterThanOrEqualTo(2);
			assertThat(client.receiveText()).isEqualTo("all/1");
			assertThat(other.receiveText()).isEqualTo("all/2");
			assertThat(post("/game/pause").body().get("paused").asBoolean()).isTrue();
			assertThat(actuator.get("/game/all/2").at("/service/paused").asBoolean()).isTrue();
			assertThat(post("/game/resume").status()).isEqualTo(200);
			assertThat(actuator.get("/game/all/2").at("/service/paused").asBoolean()).isFalse();
			String id = actuator.get("/game/all/1").at("/connections/content/0/id").asString();
			assertThat(actuator.answer("DELETE", "bosswebsocket/game/connections/" + id, null)
				.body()
				.get("closed")
				.asInt()).isOne();
			assertThat(client.awaitEnd()).asString().startsWith("4503");
		}
	}

	@Test
	void whenValuesAreHiddenTheNumbersShow() {
		try (BossServer hidden = BossServer.on(Container.JETTY)
			.service(Rooms.class, Rooms::new)
			.with(Actuator.EXPOSED)
			.start();
				BossWebSocketClient client = BossWebSocketClient.connect(hidden.uri("/websocket/game/secret/room"))) {
			assertThat(client.receiveText()).isEqualTo("secret/room");
			JsonNode page = Actuator.of(hidden).get("/game");
			assertThat(keys(page)).containsExactly("******");
			assertThat(page.at("/instances/content/0/connections").asInt()).isOne();
			assertThat(page.toString()).doesNotContain("secret");
			assertThat(Actuator.of(hidden).get("/game/secret/room").toString()).doesNotContain("secret");
			assertThat(keys(Actuator.of(hidden).get("/game?search=secret"))).isEmpty();
		}
	}

	@BossService("game/{region}/{match}")
	static class Rooms implements BossServiceHandler<String> {

		@Override
		public String init(InstanceKey key) {
			return key.key();
		}

		@Override
		public Outcome<String> handleJoin(String servicePath, BossConnection client, String key) {
			client.send(key);
			return Outcome.noReply(key);
		}

		@Override
		public Outcome<String> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				String key) {
			client.send(key + " " + ((BossMessage.Text) message).payload());
			return Outcome.noReply(key);
		}

		@Override
		public Outcome<String> handleBroadcast(Object message, String key) {
			server.context()
				.getBean(BossServices.class)
				.keyed("game")
				.key(key)
				.connections()
				.forEach((client) -> client.send(key + " " + message));
			return Outcome.noReply(key);
		}

	}

}
