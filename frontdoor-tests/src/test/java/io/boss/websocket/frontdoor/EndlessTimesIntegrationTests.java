/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;
import io.boss.websocket.config.EndpointSettingsCustomizer;
import io.boss.websocket.config.Heartbeat;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times that application code sets, and that are longer than nanoseconds can say.
 */
class EndlessTimesIntegrationTests {

	@ParameterizedTest
	@CsvSource({ "TOMCAT, direct", "JETTY, direct", "TOMCAT, container", "JETTY, container" })
	void whenTimesAreEndlessThenClientsAreServedAndClosed(Container container, String transport) {
		try (BossServer server = BossServer.on(container)
			.service(PoliteService.class, PoliteService::new)
			.with(EndlessConfiguration.class)
			.with("boss.websocket.transport=" + transport)
			.start();
				BossWebSocketClient first = BossWebSocketClient.connect(server.uri("/websocket/polite"));
				BossWebSocketClient second = BossWebSocketClient.connect(server.uri("/websocket/polite"))) {
			first.send("hello");
			assertThat(first.receiveText()).isEqualTo("hello");
			first.send("bye");
			assertThat(first.awaitEnd()).asString().isEqualTo("1000 bye");
			second.send("hello");
			assertThat(second.receiveText()).isEqualTo("hello");
			second.close(1000, "");
			assertThat(second.awaitEnd()).asString().startsWith("1000");
		}
	}

	@BossService
	static class PoliteService implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			if (((BossMessage.Text) message).payload().equals("bye")) {
				client.close(CloseCode.of(1000), "bye");
			}
			else {
				client.send(message);
			}
			return Outcome.noReply(state);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EndlessConfiguration {

		private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);

		@Bean
		EndpointSettingsCustomizer endless() {
			return (service, settings) -> settings.withOutbound(OutboundLimits.of(10, 10_000, ENDLESS, ENDLESS))
				.withHeartbeat(Heartbeat.of(ENDLESS, ENDLESS))
				.withIdleTimeout(ENDLESS)
				.withMaxAge(ENDLESS);
		}

	}

}
