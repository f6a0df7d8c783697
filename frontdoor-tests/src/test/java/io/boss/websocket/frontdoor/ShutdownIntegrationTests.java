/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How services end with their application.
 */
@ExtendWith(OutputCaptureExtension.class)
class ShutdownIntegrationTests {

	private final StuckService stuck = new StuckService();

	@ParameterizedTest
	@EnumSource
	void whenApplicationStopsThenAcceptedMessagesAreAnsweredBeforeClientsAreClosed(Container container) {
		BossServer server = start(container);
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/stuck"))) {
			client.send("hold");
			assertThat(client.readMessage()).isEqualTo("held");
			for (int i = 0; i < 20; i++) {
				client.send("accepted " + i);
			}
			// The pong proves that all before it has been read.
			client.part(RawWebSocket.PING, true, new byte[0]);
			assertThat(client.read().opcode()).isEqualTo(RawWebSocket.PONG);
			CompletableFuture<Void> closing = closeWhenDraining(server, this.stuck.hold);
			for (int i = 0; i < 20; i++) {
				assertThat(client.readMessage()).isEqualTo("accepted " + i);
			}
			assertThat(client.readToClose()).isEqualTo("1001 server is shutting down");
			client.sendClose(1001, "");
			closing.join();
			this.stuck.log.expect("join", "close SHUTDOWN (1001, server is shutting down)", "terminate SHUTDOWN");
			assertThat(this.stuck.log.isEmpty()).isTrue();
			assertThat(threads()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenApplicationHasStoppedThenNothingIsAccepted(Container container) {
		BossServer server = start(container);
		BroadcastTemplate broadcasts = server.broadcasts();
		BossServiceReference service = server.service("stuck");
		server.close();
		assertThat(broadcasts.broadcast("stuck", "late")).isEqualTo(DeliveryResult.NOT_RUNNING);
		assertThat(service.info("late")).isEqualTo(DeliveryResult.NOT_RUNNING);
		assertThat(service.state()).isEqualTo(ServiceState.STOPPED);
		assertThat(service.start()).isFalse();
		this.stuck.log.expect("terminate SHUTDOWN");
		assertThat(this.stuck.log.isEmpty()).isTrue();
		assertThat(threads()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void whenCallbackIsStuckThenShutdownTakesNoLongerThanItMay(Container container, CapturedOutput output) {
		BossServer server = start(container, "spring.lifecycle.timeout-per-shutdown-phase=1s");
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/stuck"))) {
			client.send("hold");
			assertThat(client.receiveText()).isEqualTo("held");
			client.send("never handled");
			long begin = System.nanoTime();
			server.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(800),
					Duration.ofSeconds(8));
			assertThat(output).contains("Service 'stuck' did not drain within 900 ms. Clients closed in order: 0, "
					+ "clients cut off: 1, messages not handled: ");
			assertThat(client.awaitEnd()).asString().isEqualTo("1001 server is shutting down");
			this.stuck.log.expect("join", "interrupted", "terminate SHUTDOWN");
			assertThat(client).receivedNothing();
		}
	}

	private BossServer start(Container container, String... properties) {
		return BossServer.on(container).service(StuckService.class, () -> this.stuck).with(properties).start();
	}

	// Ends the hold only when new clients are refused already.
	private CompletableFuture<Void> closeWhenDraining(BossServer server, CountDownLatch hold) {
		CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
		Awaitility.await().until(() -> {
			try (RawWebSocket late = RawWebSocket.handshake(server.uri("/websocket/stuck"))) {
				return late.status() == 503 && "5".equals(late.header("Retry-After"));
			}
		});
		hold.countDown();
		return closing;
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("boss-"))
			.toList();
	}

	@BossService
	static class StuckService extends ProbeService {

		private final CountDownLatch hold = new CountDownLatch(1);

		@Override
		public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				ConnectionGroup state) {
			if (message.equals(BossMessage.text("hold"))) {
				client.send("held");
				await();
				return Outcome.noReply(state);
			}
			return super.handleIncoming(servicePath, client, message, state);
		}

		private void await() {
			try {
				assertThat(this.hold.await(20, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				this.log.add("interrupted");
			}
		}

	}

}
