/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.List;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that start more than once in one JVM, as DevTools and tests let them, and
 * contexts that are stopped and started again without being closed.
 */
@ExtendWith(OutputCaptureExtension.class)
class LifecycleIntegrationTests {

	private final ProbeService probe = new ProbeService();

	@ParameterizedTest
	@EnumSource
	void whenApplicationStartsAgainThenNothingOfTheFirstIsLeft(Container container) {
		String[] properties = { "spring.jmx.enabled=true", "spring.application.admin.enabled=true" };
		int port;
		try (BossServer server = start(container, properties)) {
			port = server.port();
			expectEcho(server);
		}
		Awaitility.await().untilAsserted(() -> assertThat(engineThreads()).isEmpty());
		try (BossServer server = start(container, properties[0], properties[1], "server.port=" + port)) {
			expectEcho(server);
		}
		Awaitility.await().untilAsserted(() -> assertThat(engineThreads()).isEmpty());
	}

	@ParameterizedTest
	@EnumSource
	void whenContextIsStoppedAndStartedThenServicesRunAgain(Container container, CapturedOutput output) {
		try (BossServer server = start(container)) {
			try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
				client.send("hello");
				assertThat(client.receiveText()).isEqualTo("hello");
				server.context().stop();
				assertThat(client.awaitEnd()).asString().isEqualTo("1001 server is shutting down");
				assertThat(readiness(server)).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
			}
			assertThat(server.service("probe").state()).isEqualTo(ServiceState.STOPPED);
			assertThat(server.broadcasts().broadcast("probe", "nobody")).isEqualTo(DeliveryResult.NOT_RUNNING);
			server.context().start();
			assertThat(readiness(server)).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
			expectEcho(server);
			this.probe.log.expect("join", "close SHUTDOWN (1001, server is shutting down)", "terminate SHUTDOWN",
					"join", "broadcast news");
			assertThat(output).doesNotContain("did not drain").doesNotContain("Failed to");
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenContextIsPausedAndRestartedThenServicesRunAgain(Container container, CapturedOutput output) {
		try (BossServer server = start(container)) {
			server.context().pause();
			server.context().restart();
			expectEcho(server);
			assertThat(output).doesNotContain("did not drain");
		}
	}

	private BossServer start(Container container, String... properties) {
		return BossServer.on(container).service(ProbeService.class, () -> this.probe).with(properties).start();
	}

	private static void expectEcho(BossServer server) {
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			client.send("hello");
			assertThat(client.receiveText()).isEqualTo("hello");
			assertThat(server.broadcasts().broadcast("probe", "news")).isEqualTo(DeliveryResult.ACCEPTED);
			assertThat(client.receiveText()).isEqualTo("news");
		}
	}

	private static ReadinessState readiness(BossServer server) {
		return server.context().getBean(ApplicationAvailability.class).getReadinessState();
	}

	private static List<String> engineThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("boss-"))
			.toList();
	}

}
