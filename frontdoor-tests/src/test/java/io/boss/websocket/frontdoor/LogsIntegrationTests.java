/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server writes of its services into logs.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogsIntegrationTests {

	private static final String TRAFFIC = "io.boss.websocket.traffic";

	@ParameterizedTest
	@ValueSource(strings = { "direct", "container" })
	void whenTrafficIsLoggedThenMessagesAreInTheLog(String transport, CapturedOutput output) {
		try (BossServer server = server("boss.websocket.transport=" + transport,
				"boss.websocket.traffic-logging.enabled=true", "boss.websocket.traffic-logging.payload-limit=5");
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/context"))) {
			client.send("hello\nINFO forged");
			String id = (client.receiveText()).split(" ")[1];
			assertThat(client.receiveText()).isEqualTo("to all");
			Awaitility.await().until(() -> output.getOut().contains("\"to al\"..."));
			assertThat(output.getOut().lines().filter((line) -> line.contains(TRAFFIC))).hasSize(3)
				.anySatisfy((line) -> assertThat(line).endsWith("in context [" + id + "] text, 17 bytes: \"hello\"..."))
				.anySatisfy((line) -> assertThat(line).contains("out context [" + id + "] text, "))
				.anySatisfy((line) -> assertThat(line).endsWith("text, 6 bytes: \"to al\"..."));
		}
	}

	@Test
	void whenNothingIsSaidThenTrafficIsNotLogged(CapturedOutput output) {
		try (BossServer server = server();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/context"))) {
			client.send("hello");
			assertThat(client.receiveText()).matches("context [^ ]{8,}");
			assertThat(output.getOut()).doesNotContain(TRAFFIC);
		}
	}

	@Test
	void whenContextOfLogsIsNotWantedThenThereIsNone() {
		try (BossServer server = server("boss.websocket.mdc-enabled=false");
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/context"))) {
			client.send("hello");
			assertThat(client.receiveText()).isEqualTo("null null");
			assertThat(server.context().getBeansOfType(CallbackObserver.class)).containsOnlyKeys("bossFlightRecording",
					"bossSecurityCallbackObserver");
		}
	}

	private static BossServer server(String... properties) {
		return BossServer.on(Container.TOMCAT)
			.service(ContextService.class, ContextService::new)
			.with(properties)
			.start();
	}

	@BossService("context")
	static class ContextService implements BossServiceHandler<ConnectionGroup> {

		@Override
		public ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
			state.add(client);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				ConnectionGroup state) {
			client.send(MDC.get("boss.service") + " " + MDC.get("boss.connection"));
			state.send("to all");
			return Outcome.noReply(state);
		}

	}

}
