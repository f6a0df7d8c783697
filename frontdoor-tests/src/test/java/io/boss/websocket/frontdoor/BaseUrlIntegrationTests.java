/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where services are.
 */
class BaseUrlIntegrationTests {

	@ParameterizedTest
	@CsvSource({ "TOMCAT, /, '', ''", "TOMCAT, '', /app, ''", "TOMCAT, chat, '', /chat", "TOMCAT, /chat, /app, /chat",
			"TOMCAT, /chat/, '', /chat", "JETTY, /chat/, /app, /chat" })
	void whenBaseUrlIsSetThenServicesAreBelow(Container container, String baseUrl, String contextPath, String base) {
		try (BossServer server = BossServer.on(container)
			.service(WhereService.class, WhereService::new)
			.with("boss.base-url=" + baseUrl, "server.servlet.context-path=" + contextPath)
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri(base + "/websocket/where"))) {
			assertThat(client.receiveText()).isEqualTo(base + "/websocket/where");
			assertThat(server.service("where").path()).isEqualTo(base + "/websocket/where");
			// No property allows any other origin here.
			assertThat(status(server, base + "/websocket/where", "Origin: https://foe.example")).isEqualTo(403);
			assertThat(status(server, base + "/websocket/where")).isEqualTo(101);
			assertThat(status(server, "/elsewhere/websocket/where")).isEqualTo(404);
		}
	}

	private static int status(BossServer server, String path, String... headers) {
		try (RawWebSocket client = RawWebSocket.handshake(server.uri(path), headers)) {
			return client.status();
		}
	}

	@BossService
	static class WhereService implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleJoin(String servicePath, BossConnection client, Object state) {
			client.send(servicePath);
			return Outcome.noReply(state);
		}

	}

}
