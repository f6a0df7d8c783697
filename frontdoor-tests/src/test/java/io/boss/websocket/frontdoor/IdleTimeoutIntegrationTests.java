/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that say nothing.
 */
class IdleTimeoutIntegrationTests {

	@ParameterizedTest
	@EnumSource
	void whenClientIsSilentThenItIsClosedAndOthersAreNot(Container container) {
		ProbeService probe = new ProbeService();
		try (BossServer server = BossServer.on(container)
			.service(ProbeService.class, () -> probe)
			.with("boss.websocket.idle-timeout=1500ms")
			.start();
				RawWebSocket silent = RawWebSocket.connect(server.uri("/websocket/probe"));
				BossWebSocketClient busy = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			probe.log.expect("join", "join");
			// Pings and pongs are no messages.
			silent.part(RawWebSocket.PING, true, new byte[0]);
			Awaitility.await()
				.pollInterval(Duration.ofMillis(50))
				.atMost(Duration.ofSeconds(20))
				.until(() -> echoes(busy) && !probe.log.isEmpty());
			probe.log.expect("close IDLE_TIMEOUT (1001, idle timeout)");
			assertThat(silent.readToClose()).isEqualTo("1001 idle timeout");
			assertThat(busy).isOpen();
			assertThat(busy.awaitEnd()).asString().isEqualTo("1001 idle timeout");
			probe.log.expect("close IDLE_TIMEOUT (1001, idle timeout)");
			assertThat(probe.log.isEmpty()).isTrue();
		}
	}

	// Tomcat looks for such clients every ten seconds only.
	@ParameterizedTest
	@EnumSource(names = "JETTY")
	void whenClientDoesNotAnswerACloseThenConnectionEndsAllTheSame(Container container) {
		ProbeService probe = new ProbeService();
		try (BossServer server = BossServer.on(container)
			.service(ProbeService.class, () -> probe)
			.with("boss.websocket.close-timeout=300ms")
			.start(); RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			client.send("close 4002 enough");
			assertThat(client.readToClose()).isEqualTo("4002 enough");
			assertThat(client.read()).isNull();
			probe.log.expect("join", "close SHUTDOWN (4002, enough)");
			assertThat(probe.log.isEmpty()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenClientIsPausedThenItIsNotSilent(Container container) {
		ProbeService probe = new ProbeService();
		CountDownLatch hold = new CountDownLatch(1);
		try (BossServer server = BossServer.on(container)
			.service(ProbeService.class, () -> probe)
			.with("boss.websocket.idle-timeout=700ms", "boss.websocket.mailbox.client-share=2")
			.start(); RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			probe.hold(hold);
			for (int i = 0; i < 20; i++) {
				client.send("message " + i);
			}
			long since = System.nanoTime();
			Awaitility.await().until(() -> System.nanoTime() - since > Duration.ofMillis(1500).toNanos());
			hold.countDown();
			for (int i = 0; i < 20; i++) {
				assertThat(client.readMessage()).isEqualTo("message " + i);
			}
			assertThat(client.readToClose()).isEqualTo("1001 idle timeout");
			probe.log.expect("join", "close IDLE_TIMEOUT (1001, idle timeout)");
		}
	}

	private boolean echoes(BossWebSocketClient client) {
		client.send("still here");
		assertThat(client.receiveText()).isEqualTo("still here");
		return true;
	}

}
