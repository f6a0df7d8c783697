/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.concurrent.CountDownLatch;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the health indicator and the watchdog say of callbacks that do not end and of
 * services that are down.
 */
@ExtendWith(OutputCaptureExtension.class)
class HealthIntegrationTests {

	private final ProbeService probe = new ProbeService();

	private final FragileService fragile = new FragileService();

	@Test
	void whenServiceIsStuckOrDownHealthSaysSoUntilItIsNot(CapturedOutput output) {
		try (BossServer server = start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			Actuator actuator = Actuator.of(server);
			JsonNode healthy = health(actuator);
			assertThat(healthy.get("status").asString()).isEqualTo("UP");
			assertThat(healthy.at("/details/probe/state").asString()).isEqualTo("RUNNING");
			actuator.post("/fragile/pause");
			assertThat(health(actuator).at("/details/fragile/paused").asBoolean()).isTrue();
			actuator.post("/fragile/resume");
			stick(client, actuator, output);
			crash(server, actuator);
		}
	}

	private void stick(BossWebSocketClient client, Actuator actuator, CapturedOutput output) {
		CountDownLatch hold = new CountDownLatch(1);
		this.probe.hold(hold);
		try {
			client.send("hi");
			JsonNode stuck = Awaitility.await()
				.until(() -> health(actuator), (health) -> health.get("status").asString().equals("DOWN"));
			JsonNode details = stuck.at("/details/probe/stuck");
			assertThat(details.get("callback").asString()).isEqualTo("handleIncoming");
			assertThat(details.get("since").asString()).endsWith("Z");
			assertThat(details.get("thread").asString()).isNotEmpty();
			assertThat(details.get("stack")).anySatisfy(
					(line) -> assertThat(line.asString()).contains(ProbeService.class.getName() + ".handleIncoming("));
			assertThat(stuck.at("/details/fragile/stuck").isMissingNode()).isTrue();
			Awaitility.await().until(() -> warnings(output) > 0);
			assertThat(output).contains("Service 'probe' has been in handleIncoming for ")
				.contains(ProbeService.class.getName() + ".handleIncoming(ProbeService.java:")
				.contains("boss.websocket.callback.warn-after");
		}
		finally {
			hold.countDown();
		}
		assertThat(client.receiveText()).isEqualTo("hi");
		Awaitility.await().until(() -> health(actuator).get("status").asString().equals("UP"));
		Awaitility.await().until(() -> output.getOut().contains("Service 'probe' has left handleIncoming"));
		// It doubles: ten seconds have room for six of them.
		assertThat(warnings(output)).isLessThanOrEqualTo(6);
	}

	private static long warnings(CapturedOutput output) {
		return output.getOut().lines().filter((line) -> line.contains("'probe' has been in handleIncoming")).count();
	}

	private void crash(BossServer server, Actuator actuator) {
		this.fragile.crashIn("info", 2);
		server.service("fragile").info("once");
		JsonNode down = Awaitility.await()
			.until(() -> health(actuator), (health) -> health.get("status").asString().equals("DOWN"));
		assertThat(down.at("/details/fragile/state").asString()).isEqualTo("DOWN");
		assertThat(down.at("/details/fragile/lastCrash/callback").asString()).isEqualTo("handleInfo");
		assertThat(down.at("/details/fragile/lastCrash/type").asString())
			.isEqualTo(IllegalStateException.class.getName());
		assertThat(down.toString()).doesNotContain("told to crash in info");
		assertThat(down.at("/details/probe/state").asString()).isEqualTo("RUNNING");
		assertThat(actuator.answer("GET", "health", null).status()).isEqualTo(503);
		assertThat(actuator.post("/fragile/restart").get("done").asBoolean()).isTrue();
		Awaitility.await().until(() -> health(actuator).get("status").asString().equals("UP"));
	}

	private BossServer start() {
		return BossServer.on(Container.TOMCAT)
			.service(ProbeService.class, () -> this.probe)
			.service(FragileService.class, () -> this.fragile)
			.with(Actuator.EXPOSED, "management.endpoint.health.show-details=always",
					"boss.websocket.callback.warn-after=200ms", "boss.websocket.callback.stuck-after=500ms",
					"boss.websocket.restart.max-restarts=0")
			.start();
	}

	private static JsonNode health(Actuator actuator) {
		return actuator.answer("GET", "health/bosswebsocket", null).body();
	}

}
