/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values of connections show to those who may see them, as the application's
 * {@link SanitizingFunction}s let them.
 */
class ActuatorValuesIntegrationTests {

	private static final Map<String, String> HEADERS = Map.of("X-User", "ann", "X-Secret", "secret-header", "Cookie",
			"SID=s-1; other=secret-cookie");

	@Test
	void whenValuesShowToSomeOnlyTheySeeThem() {
		try (BossServer server = start("management.endpoint.bosswebsocket.show-values=when-authorized",
				"management.endpoint.bosswebsocket.roles=OPERATOR"); BossWebSocketClient client = connect(server)) {
			client.send("hi");
			assertThat(client.receiveText()).isEqualTo("hi");
			assertThat(connection(Actuator.of(server)).get("user").asString()).isEqualTo("******");
			assertThat(connection(new Actuator(server, Map.of("X-User", "ann"))).get("user").asString())
				.isEqualTo("******");
			Actuator admin = new Actuator(server, Map.of("X-User", "admin"));
			JsonNode connection = connection(admin);
			assertThat(connection.get("user").asString()).isEqualTo("ann");
			assertThat(connection.get("remoteAddress").asString()).contains("127.0.0.1");
			assertThat(connection.get("sessionId").asString()).isEqualTo("s-1");
			assertThat(connection.at("/query/name/0").asString()).isEqualTo("Ann");
			assertThat(connection.at("/query/token/0").asString()).isEqualTo("hidden");
			assertThat(connection.at("/attributes/apiToken").asString()).isEqualTo("hidden");
			assertThat(connection.at("/attributes/home").asString()).isEqualTo("java.net.URI");
			assertThat(connection.toString()).doesNotContain("secret");
			assertThat(admin.answer("GET", "bosswebsocket", null).status()).isEqualTo(200);
		}
	}

	@Test
	void whenValuesShowToAllEverybodySeesThem() {
		try (BossServer server = start("management.endpoint.bosswebsocket.show-values=always",
				"boss.websocket.transport=container"); BossWebSocketClient client = connect(server)) {
			client.send("hi");
			assertThat(client.receiveText()).isEqualTo("hi");
			JsonNode connection = connection(Actuator.of(server));
			assertThat(connection.get("user").asString()).isEqualTo("ann");
			assertThat(connection.at("/query/name/0").asString()).isEqualTo("Ann");
			assertThat(connection.at("/query/token/0").asString()).isEqualTo("hidden");
			assertThat(connection.toString()).doesNotContain("secret");
			server.service("probe").connections().forEach((each) -> each.attributes().put("level", 7));
			assertThat(connection(Actuator.of(server)).at("/attributes/level").asInt()).isEqualTo(7);
		}
	}

	@Test
	void whenValuesHaveHalfOfASurrogatePairTheyAreStillRead() {
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(RemarkService.class, RemarkService::new)
			.with(Actuator.EXPOSED, "management.endpoint.bosswebsocket.show-values=always",
					"boss.websocket.services.remark.on-error=restart", "boss.websocket.traffic-logging.enabled=true",
					"boss.websocket.traffic-logging.payload-limit=7")
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/remark"))) {
			client.send("heard \uD83D\uDE00");
			assertThat(client.receiveText()).isEqualTo("heard \uD83D\uDE00");
			client.send("crash \uD83D\uDE00");
			Actuator actuator = Actuator.of(server);
			JsonNode service = Awaitility.await()
				.until(() -> actuator.service("remark"), (found) -> found.hasNonNull("lastCrash"));
			assertThat(service.at("/lastCrash/cause").asString()).endsWith("half \uFFFD");
			JsonNode connection = actuator.get("/remark").at("/connections/content/0");
			assertThat(connection.at("/attributes/mood").asString()).isEqualTo("half \uFFFD");
			assertThat(actuator.get("/remark?connection=" + connection.get("id").asString()).at("/traffic/frames"))
				.extracting((frame) -> frame.get("payload").asString())
				.contains("heard ", "crash ");
		}
	}

	private static BossServer start(String... properties) {
		return BossServer.on(Container.JETTY)
			.service(ProbeService.class, ProbeService::new)
			.with(Actuator.Users.class, Sanitizing.class)
			.with(Actuator.EXPOSED, "boss.websocket.session-cookie=SID")
			.with(properties)
			.start();
	}

	private static BossWebSocketClient connect(BossServer server) {
		return BossWebSocketClient.to(server.uri("/websocket/probe?name=Ann&token=secret-token"))
			.headers(HEADERS)
			.connect();
	}

	private static JsonNode connection(Actuator actuator) {
		return actuator.get("/probe").at("/connections/content/0");
	}

	@BossService("remark")
	static class RemarkService {

		@OnIncoming
		String said(String text, BossConnection client) {
			client.attributes().put("mood", "half \uD83D");
			if (text.startsWith("crash")) {
				throw new IllegalStateException("half \uD83D");
			}
			return text;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Sanitizing {

		@Bean
		SanitizingFunction tokens() {
			return SanitizingFunction.of((data) -> data.withValue("hidden")).ifKeyEndsWith("token");
		}

	}

}
