/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseReason;
import io.boss.websocket.spi.ConnectionListener;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A listener that throws when a client comes or goes ends that client alone, and the
 * service hears of every end.
 */
class FailingListenersIntegrationTests {

	static Stream<Arguments> transports() {
		return Stream.of(Container.values())
			.flatMap((container) -> Stream.of("direct", "container")
				.map((transport) -> Arguments.of(container, transport)));
	}

	@ParameterizedTest
	@MethodSource("transports")
	void whenListenerThrowsThenOthersGoOnAndTheServiceHearsOfTheEnd(Container container, String transport) {
		ProbeService probe = new ProbeService();
		try (BossServer server = BossServer.on(container)
			.with("boss.websocket.transport=" + transport)
			.with(Thrower.class)
			.service(ProbeService.class, () -> probe)
			.start(); BossWebSocketClient other = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			probe.log.expect("join");
			try (BossWebSocketClient refused = BossWebSocketClient.connect(server.uri("/websocket/probe?refuse"))) {
				assertThat(refused.awaitEnd()).asString().isEqualTo("1011 connection could not be opened");
			}
			BossWebSocketClient leaving = BossWebSocketClient.connect(server.uri("/websocket/probe?leave"));
			probe.log.expect("join");
			leaving.close(4001, "bye");
			probe.log.expect("close PEER (4001, bye)");
			other.send("hello");
			assertThat(other.receive()).isEqualTo("hello");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Thrower {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		ConnectionListener thrower() {
			return new ConnectionListener() {

				@Override
				public void opened(BossConnection connection) {
					if ("refuse".equals(connection.handshake().uri().getQuery())) {
						throw new StackOverflowError("on purpose");
					}
				}

				@Override
				public void closed(BossConnection connection, CloseReason reason) {
					throw new OutOfMemoryError("on purpose");
				}

			};
		}

	}

}
