/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.boss.websocket.BossConnection;
import io.boss.websocket.frontdoor.Actuator.Answer;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the actuator tells of services, and what it does to them. The values of
 * connections are not shown, which is the default.
 */
class ActuatorIntegrationTests {

	private static final String SECRETS = "?token=secret-query&name=secret-name";

	private static final Map<String, String> HEADERS = Map.of("X-User", "secret-ann", "X-Secret", "secret-header",
			"Cookie", "SID=secret-cookie");

	private static final ProbeService PROBE = new ProbeService();

	private static final FragileService FRAGILE = new FragileService();

	private static BossServer server;

	private static Actuator actuator;

	@BeforeAll
	static void start() {
		server = BossServer.on(Container.TOMCAT)
			.service(ProbeService.class, () -> PROBE)
			.service(FragileService.class, () -> FRAGILE)
			.service(SlowReaderIntegrationTests.FirehoseService.class, SlowReaderIntegrationTests.FirehoseService::new)
			.with(Actuator.Users.class)
			.with(Actuator.EXPOSED, "boss.websocket.session-cookie=SID", "boss.websocket.outbound.max-bytes=100MB",
					"boss.websocket.outbound.max-messages=100000", "boss.websocket.outbound.send-timeout=60s")
			.start();
		actuator = Actuator.of(server);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void everybodyLeaves() {
		Awaitility.await().untilAsserted(() -> assertThat(actuator.get("").get("services")).allSatisfy((service) -> {
			assertThat(service.get("connections").asInt()).isZero();
			assertThat(service.get("paused").asBoolean()).isFalse();
		}));
		while (!PROBE.log.isEmpty()) {
			PROBE.log.next();
		}
	}

	@Test
	void whenServicesRunTheyAreListed() {
		try (BossWebSocketClient client = connect("probe")) {
			client.send("hi");
			assertThat(client.receiveText()).isEqualTo("hi");
			assertThat(names()).containsExactly("firehose", "fragile", "probe");
			JsonNode probe = actuator.service("probe");
			assertThat(probe.get("path").asString()).isEqualTo("/websocket/probe");
			assertThat(probe.get("type").asString()).isEqualTo(ProbeService.class.getName());
			assertThat(probe.get("state").asString()).isEqualTo("RUNNING");
			assertThat(probe.get("paused").asBoolean()).isFalse();
			assertThat(probe.get("connections").asInt()).isOne();
			Instant started = Instant.parse(probe.get("started").asString());
			assertThat(started.plus(Duration.parse(probe.get("uptime").asString()))).isBefore(Instant.now())
				.isAfter(started);
			assertThat(probe.get("instance").asLong()).isEqualTo(probe.get("restarts").asLong() + 1);
			assertThat(probe.has("lastCrash")).isFalse();
			assertThat(probe.has("running")).isFalse();
			assertThat(probe.get("mailbox").get("depth").asInt()).isZero();
			assertThat(probe.get("mailbox").get("bytes").asInt()).isZero();
			assertThat(probe.get("mailbox").get("oldest").asString()).isEqualTo("PT0S");
		}
	}

	@Test
	void whenCallbackRunsAndMailWaitsTheActuatorTells() {
		CountDownLatch hold = new CountDownLatch(1);
		PROBE.hold(hold);
		try (BossWebSocketClient client = connect("probe")) {
			client.send("1");
			client.send("2");
			client.send("3");
			JsonNode probe = Awaitility.await()
				.until(() -> actuator.service("probe"),
						(service) -> service.get("mailbox").get("depth").asInt() == 2 && service.has("running"));
			JsonNode running = probe.get("running");
			assertThat(running.get("callback").asString()).isEqualTo("handleIncoming");
			assertThat(running.get("connection").asString()).isEqualTo(onlyConnection("probe").id());
			assertThat(running.get("thread").asString()).isNotEmpty();
			assertThat(Instant.parse(running.get("since").asString())).isBefore(Instant.now());
			assertThat(Duration.parse(running.get("duration").asString()).isNegative()).isFalse();
			Awaitility.await()
				.until(() -> Duration.parse(actuator.service("probe").get("mailbox").get("oldest").asString())
					.toMillis() > 0);
			hold.countDown();
			assertThat(client.receiveTexts(3)).containsExactly("1", "2", "3");
		}
		finally {
			hold.countDown();
		}
	}

	@Test
	void whenServiceHasCrashedTheActuatorTellsWhereAndNotWhatWasSaid() {
		try (BossWebSocketClient client = connect("fragile")) {
			FRAGILE.crashIn("message", 1);
			client.send("once secret-message");
			Awaitility.await().until(() -> actuator.service("fragile").get("restarts").asLong() > 0);
			JsonNode crash = actuator.service("fragile").get("lastCrash");
			assertThat(crash.get("callback").asString()).isEqualTo("handleIncoming");
			assertThat(crash.get("type").asString()).isEqualTo(IllegalStateException.class.getName());
			assertThat(crash.get("cause").asString()).isEqualTo("******");
			assertThat(crash.get("instance").asLong()).isOne();
			assertThat(Instant.parse(crash.get("time").asString())).isBefore(Instant.now());
		}
	}

	@Test
	void whenClientsAreManyTheyComeInPages() {
		List<BossWebSocketClient> clients = new ArrayList<>();
		try {
			for (int i = 0; i < 5; i++) {
				clients.add(connect("probe"));
				int number = i + 1;
				Awaitility.await().until(() -> server.service("probe").connections().size() == number);
			}
			List<String> ids = server.service("probe").connections().stream().map(BossConnection::id).toList();
			assertThat(ids("/probe")).isEqualTo(ids);
			assertThat(ids("/probe?size=2")).isEqualTo(ids.subList(0, 2));
			assertThat(ids("/probe?size=2&page=1")).isEqualTo(ids.subList(2, 4));
			assertThat(ids("/probe?size=2&page=2")).isEqualTo(ids.subList(4, 5));
			assertThat(ids("/probe?size=2&page=2147483647")).isEmpty();
			JsonNode page = actuator.get("/probe?size=2&page=1").get("connections");
			assertThat(page.get("total").asInt()).isEqualTo(5);
			assertThat(page.get("size").asInt()).isEqualTo(2);
			assertThat(page.get("page").asInt()).isOne();
		}
		finally {
			clients.forEach(BossWebSocketClient::disconnect);
		}
	}

	@Test
	void whenClientsDoNotReadTheSlowestComeFirst() {
		try (BossWebSocketClient fast = connect("firehose");
				RawWebSocket slow = RawWebSocket.connectSlowly(server.uri("/websocket/firehose"));
				RawWebSocket slower = RawWebSocket.connectSlowly(server.uri("/websocket/firehose"))) {
			slow.send("stall");
			Awaitility.await().until(() -> slowest("").size() == 1);
			slower.send("stall");
			slower.send("stall");
			Awaitility.await().until(() -> slowest("").size() == 2);
			Awaitility.await().untilAsserted(() -> {
				JsonNode slowest = slowest("");
				assertThat(slowest.get(0).get("queuedBytes").asLong())
					.isGreaterThan(slowest.get(1).get("queuedBytes").asLong() * 3 / 2);
				assertThat(slowest.get(1).get("queuedMessages").asInt()).isBetween(1, 1000);
			});
			String first = slowest("").get(0).get("id").asString();
			assertThat(slowest("?slowest=1")).singleElement()
				.satisfies((client) -> assertThat(client.get("id").asString()).isEqualTo(first));
			assertThat(slowest("?slowest=0")).isEmpty();
			fast.send("hi");
			assertThat(fast.receiveText()).isEqualTo("hi");
			// The frame may have arrived before its writer knows that it has.
			Awaitility.await().untilAsserted(() -> assertThat(slowest("")).hasSize(2));
		}
	}

	@Test
	void whenNothingIsSetNoValueOfAConnectionShows() {
		try (BossWebSocketClient client = connect("probe")) {
			client.send("hi");
			assertThat(client.receiveText()).isEqualTo("hi");
			Answer answer = actuator.answer("GET", "bosswebsocket/probe", null);
			assertThat(answer.text()).doesNotContain("secret").doesNotContain("127.0.0.1").doesNotContain("X-User");
			JsonNode connection = answer.body().get("connections").get("content").get(0);
			assertThat(connection.get("id").asString()).isEqualTo(onlyConnection("probe").id());
			assertThat(Instant.parse(connection.get("connected").asString())).isBefore(Instant.now());
			assertThat(connection.get("joined").asBoolean()).isTrue();
			assertThat(connection.get("rejoined").asBoolean()).isFalse();
			assertThat(connection.get("readingPaused").asBoolean()).isFalse();
			assertThat(connection.has("subprotocol")).isFalse();
			assertThat(connection.get("user").asString()).isEqualTo("******");
			assertThat(connection.get("remoteAddress").asString()).isEqualTo("******");
			assertThat(connection.get("sessionId").asString()).isEqualTo("******");
			assertThat(connection.get("query").toString()).isEqualTo("{\"token\":[\"******\"],\"name\":[\"******\"]}");
			assertThat(connection.get("attributes").get("apiToken").asString()).isEqualTo("******");
		}
	}

	@Test
	void whenServiceIsRestartedUnderLoadClientsStayAndNothingIsLost() {
		List<BossWebSocketClient> clients = List.of(connect("probe"), connect("probe"), connect("probe"));
		try {
			long restarts = actuator.service("probe").get("restarts").asLong();
			for (int i = 0; i < 300; i++) {
				for (BossWebSocketClient client : clients) {
					client.send("message " + i);
				}
				if (i % 100 == 50) {
					JsonNode answer = actuator.post("/probe/restart");
					assertThat(answer.get("done").asBoolean()).isTrue();
					assertThat(answer.get("action").asString()).isEqualTo("restart");
				}
			}
			for (int i = 0; i < 300; i++) {
				for (BossWebSocketClient client : clients) {
					assertThat(client.receiveText()).isEqualTo("message " + i);
				}
			}
			JsonNode details = actuator.get("/probe");
			assertThat(details.get("service").get("restarts").asLong()).isEqualTo(restarts + 3);
			assertThat(details.get("connections").get("content")).hasSize(3)
				.allSatisfy((client) -> assertThat(client.get("rejoined").asBoolean()).isTrue());
		}
		finally {
			clients.forEach(BossWebSocketClient::disconnect);
		}
	}

	@Test
	void whenServiceIsPausedMailWaitsAndIsHandledWhenItIsResumed() {
		try (BossWebSocketClient client = connect("probe")) {
			client.send("before");
			assertThat(client.receiveText()).isEqualTo("before");
			assertThat(actuator.post("/probe/pause").get("paused").asBoolean()).isTrue();
			for (int i = 0; i < 200; i++) {
				client.send("message " + i);
			}
			// More than one client may have waiting, so it is not read any more.
			Awaitility.await()
				.until(() -> actuator.get("/probe").at("/connections/content/0/readingPaused").asBoolean());
			assertThat(client).receivedNothing();
			assertThat(actuator.service("probe").get("mailbox").get("depth").asInt()).isPositive();
			assertThat(actuator.post("/probe/resume").get("paused").asBoolean()).isFalse();
			for (int i = 0; i < 200; i++) {
				assertThat(client.receiveText()).isEqualTo("message " + i);
			}
		}
	}

	@Test
	void whenConnectionIsClosedTheOthersStay() {
		try (BossWebSocketClient one = connect("probe")) {
			Awaitility.await().until(() -> server.service("probe").connections().size() == 1);
			String id = onlyConnection("probe").id();
			try (BossWebSocketClient other = connect("probe")) {
				assertThat(closed("probe/connections/" + id)).isOne();
				assertThat(one.awaitEnd()).asString().isEqualTo("4503 closed by operator");
				other.send("hi");
				assertThat(other.receiveText()).isEqualTo("hi");
				Awaitility.await().until(() -> closed("probe/connections/" + id) == 0);
				assertThat(closed("fragile/connections/" + onlyConnection("probe").id())).isZero();
			}
		}
	}

	@Test
	void whenConnectionsOfAUserAreClosedTheOthersStay() {
		try (BossWebSocketClient one = connect("probe");
				BossWebSocketClient two = connect("probe");
				BossWebSocketClient elsewhere = connect("fragile");
				BossWebSocketClient bob = BossWebSocketClient.to(server.uri("/websocket/probe"))
					.headers(Map.of("X-User", "bob smith"))
					.connect();
				BossWebSocketClient nobody = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			Awaitility.await().until(() -> actuator.service("probe").get("connections").asInt() == 4);
			Awaitility.await().until(() -> actuator.service("fragile").get("connections").asInt() == 1);
			assertThat(closed("probe/users/secret-ann?reason=go%20home")).isEqualTo(2);
			assertThat(one.awaitEnd()).asString().isEqualTo("4503 go home");
			assertThat(two.awaitEnd()).asString().isEqualTo("4503 go home");
			elsewhere.send("fence");
			nobody.send("hi");
			assertThat(nobody.receiveText()).isEqualTo("hi");
			bob.send("hi");
			assertThat(bob.receiveText()).isEqualTo("hi");
			assertThat(closed("probe/users/bob%20smith")).isOne();
			assertThat(bob.awaitEnd()).asString().isEqualTo("4503 closed by operator");
		}
	}

	@Test
	void whenNameOfAUserCannotBeInAPathItIsAParameter() {
		try (BossWebSocketClient client = BossWebSocketClient.to(server.uri("/websocket/probe"))
			.headers(Map.of("X-User", "HTTP/host\\..;%25"))
			.connect()) {
			Awaitility.await().until(() -> actuator.service("probe").get("connections").asInt() == 1);
			assertThat(closed("probe/users?name=HTTP%2Fhost%5C..%3B%2525&reason=go%20home")).isOne();
			assertThat(client.awaitEnd()).asString().isEqualTo("4503 go home");
			assertThat(actuator.answer("DELETE", "bosswebsocket/probe/users", null).status()).isEqualTo(400);
			assertThat(actuator.answer("DELETE", "bosswebsocket/unknown/users?name=ann", null).status()).isEqualTo(404);
		}
	}

	@Test
	void whenServiceIsPausedThoseWhoHaveNotJoinedCanBeClosedToo() {
		actuator.post("/probe/pause");
		try (BossWebSocketClient client = connect("probe")) {
			Awaitility.await().until(() -> actuator.service("probe").get("connections").asInt() == 1);
			assertThat(actuator.get("/probe").at("/connections/content/0/joined").asBoolean()).isFalse();
			assertThat(closed("probe/users/secret-ann")).isOne();
			assertThat(client.awaitEnd()).asString().isEqualTo("4503 closed by operator");
		}
		finally {
			actuator.post("/probe/resume");
		}
	}

	@Test
	void whenTextIsBroadcastTheServiceHearsOfIt() {
		try (BossWebSocketClient client = connect("probe")) {
			PROBE.log.expect("join");
			Answer answer = actuator.answer("POST", "bosswebsocket/probe/broadcast", "{\"text\":\"news\"}");
			assertThat(answer.body().get("result").asString()).isEqualTo("ACCEPTED");
			assertThat(answer.body().get("done").asBoolean()).isTrue();
			PROBE.log.expect("broadcast news");
			assertThat(client.receiveText()).isEqualTo("news");
		}
	}

	@Test
	void whenOrderMakesNoSenseTheAnswerSaysWhy() {
		assertThat(actuator.answer("POST", "bosswebsocket/probe/destroy", null)).satisfies((answer) -> {
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.body().get("detail").asString())
				.isEqualTo("There is no action 'destroy': use restart, pause, resume or broadcast");
		});
		assertThat(actuator.answer("POST", "bosswebsocket/probe/broadcast", null)).satisfies((answer) -> {
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.text()).contains("A broadcast needs a text");
		});
		assertThat(actuator.answer("POST", "bosswebsocket/probe/broadcast", "{}").status()).isEqualTo(400);
		assertThat(actuator.answer("DELETE", "bosswebsocket/probe/rooms/1", null).status()).isEqualTo(400);
		// A reason that is too long is no mistake: it is cut.
		assertThat(actuator.answer("DELETE", "bosswebsocket/probe/users/a?reason=" + "x".repeat(124), null).status())
			.isEqualTo(200);
		for (String query : List.of("size=0", "size=501", "page=-1", "slowest=-1", "slowest=501", "size=many")) {
			assertThat(actuator.answer("GET", "bosswebsocket/probe?" + query, null).status()).as(query).isEqualTo(400);
		}
	}

	@Test
	void whenServiceIsUnknownTheAnswerIs404() {
		assertThat(actuator.answer("GET", "bosswebsocket/unknown", null).status()).isEqualTo(404);
		assertThat(actuator.answer("POST", "bosswebsocket/unknown/restart", null).status()).isEqualTo(404);
		assertThat(actuator.answer("POST", "bosswebsocket/unknown/broadcast", "{\"text\":\"a\"}").status())
			.isEqualTo(404);
		assertThat(actuator.answer("DELETE", "bosswebsocket/unknown/users/ann", null).status()).isEqualTo(404);
	}

	private static BossWebSocketClient connect(String service) {
		return BossWebSocketClient.to(server.uri("/websocket/" + service + SECRETS)).headers(HEADERS).connect();
	}

	private static BossConnection onlyConnection(String service) {
		return server.service(service).connections().iterator().next();
	}

	private static List<String> names() {
		List<String> names = new ArrayList<>();
		actuator.get("").get("services").forEach((service) -> names.add(service.get("name").asString()));
		return names;
	}

	private static List<String> ids(String path) {
		List<String> ids = new ArrayList<>();
		actuator.get(path).at("/connections/content").forEach((client) -> ids.add(client.get("id").asString()));
		return ids;
	}

	private static JsonNode slowest(String query) {
		return actuator.get("/firehose" + query).get("slowest");
	}

	private static int closed(String path) {
		return actuator.answer("DELETE", "bosswebsocket/" + path, null).body().get("closed").asInt();
	}

}
