/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for each service of the demo over the wire, without its pages. The compatibility
 * tests run them on other versions of Spring Boot.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DemoServicesIntegrationTests {

	private static final String EXPECTED = "boss.expected-boot-version";

	private static final String OPERATOR = "Basic "
			+ Base64.getEncoder().encodeToString("operator:boss".getBytes(StandardCharsets.UTF_8));

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	@EnabledIfSystemProperty(named = EXPECTED, matches = ".+",
			disabledReason = "Only the compatibility tests expect a version")
	void whenDemoRunsOnOtherVersionThenBootIsOfThatVersion() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty(EXPECTED));
	}

	@Test
	void whenTextIsSentEchoSendsItBack() {
		try (BossWebSocketClient client = connect("echo")) {
			assertThat(client.send("Hello").receiveText()).isEqualTo("Hello");
		}
	}

	@Test
	void whenSomebodySpeaksInRoomOthersHearAndRoomsAreListed() {
		try (BossWebSocketClient rooms = connect("rooms");
				BossWebSocketClient ada = enter("Ada");
				BossWebSocketClient bob = enter("Bob")) {
			rooms.receiveTextsUntil((list) -> list.contains("{\"name\":\"line\",\"people\":2}"));
			bob.send("""
					{"type":"say","text":"Hello"}""");
			ada.receiveTextsUntil((text) -> text.contains("\"said\",\"name\":\"Bob\",\"text\":\"Hello\""));
		}
	}

	@Test
	void whenLineIsPostedConsoleHasIt() throws Exception {
		try (BossWebSocketClient reader = connect("status")) {
			HttpResponse<String> response = send(request("/builds").header("Content-Type", "text/plain")
				.POST(BodyPublishers.ofString("compile"))
				.build());
			assertThat(response.statusCode()).isEqualTo(202);
			reader.receiveTextsUntil((text) -> text.endsWith("compile"));
		}
	}

	@Test
	void whenAssistantIsAskedItAnswersInParts() {
		try (BossWebSocketClient page = connect("assistant/line")) {
			assertThat(page.receiveText()).contains("\"conversation\"");
			page.send("""
					{"boss.id":7,"type":"prompt","text":"Why?"}""");
			assertThat(page.receiveText()).contains("\"boss.re\":7", "\"asked\"");
			assertThat(page.receiveText()).contains("\"boss.re\":7");
		}
	}

	@Test
	void whenTokenIsShownAccountKnowsItsUser() throws Exception {
		HttpResponse<String> response = send(
				request("/account/token").header("Authorization", OPERATOR).POST(BodyPublishers.noBody()).build());
		assertThat(response.statusCode()).isEqualTo(200);
		String token = response.body().split("\"")[3];
		try (BossWebSocketClient client = BossWebSocketClient.to(this.port, "/websocket/account")
			.bearer(token)
			.connect()) {
			client.send("Hello");
			client.receiveTextsUntil((text) -> text.equals("operator says: Hello"));
		}
		assertThat(BossWebSocketClient.to(this.port, "/websocket/account").handshake().status()).isEqualTo(401);
	}

	@Test
	void whenOperatorAsksActuatorKnowsServices() throws Exception {
		HttpResponse<String> response = send(request("/actuator/bosswebsocket").header("Authorization", OPERATOR)
			.header("Accept", "application/json")
			.build());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"echo\"", "\"status\"", "\"rooms\"");
	}

	private BossWebSocketClient enter(String name) {
		BossWebSocketClient client = connect("chat/line");
		client.send("""
				{"type":"enter","name":"%s"}""".formatted(name));
		client.receiveTextsUntil((text) -> text.contains("\"entered\",\"name\":\"" + name));
		return client;
	}

	private BossWebSocketClient connect(String service) {
		return BossWebSocketClient.connect(this.port, "/websocket/" + service);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest request) throws Exception {
		return this.http.send(request, BodyHandlers.ofString());
	}

}
