/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.MessageDeliveryException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Messages to services from anywhere in the application.
 */
@ExtendWith(OutputCaptureExtension.class)
class BroadcastIntegrationTests {

	private static BossServer server;

	@BeforeAll
	static void start() {
		server = BossServer.on(Container.TOMCAT)
			.service(ProbeService.class, ProbeService::new)
			.with(RelayConfiguration.class)
			.with("boss.websocket.mailbox.broadcast-capacity=100000", "boss.websocket.outbound.max-messages=100000")
			.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void whenManyThreadsBroadcastThenEachHasItsOrder() {
		int threads = 16;
		int each = 200;
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			client.send("joined");
			assertThat(client.receiveText()).isEqualTo("joined");
			List<CompletableFuture<Void>> senders = new ArrayList<>();
			for (int t = 0; t < threads; t++) {
				int thread = t;
				senders.add(CompletableFuture.runAsync(() -> {
					for (int i = 0; i < each; i++) {
						assertThat((i % 2 == 0) ? server.broadcasts().broadcast("probe", thread + ":" + i)
								: server.broadcasts().broadcast(ProbeService.class, thread + ":" + i))
							.isEqualTo(DeliveryResult.ACCEPTED);
					}
				}, executor));
			}
			senders.forEach(CompletableFuture::join);
			int[] next = new int[threads];
			for (int i = 0; i < threads * each; i++) {
				String[] message = (client.receiveText()).split(":");
				int thread = Integer.parseInt(message[0]);
				assertThat(Integer.parseInt(message[1])).isEqualTo(next[thread]++);
			}
			assertThat(client).receivedNothing();
		}
		finally {
			executor.shutdown();
		}
	}

	@Test
	void whenServiceIsUnknownThenSenderIsToldAndWarned(CapturedOutput output) {
		assertThat(server.broadcasts().broadcast("nobody", "hello")).isEqualTo(DeliveryResult.UNKNOWN_SERVICE);
		assertThat(output.getOut().lines().filter((line) -> line.contains("'nobody'"))).singleElement()
			.asString()
			.contains("WARN")
			.contains("there are [probe, relay]");
		assertThatExceptionOfType(MessageDeliveryException.class)
			.isThrownBy(() -> server.broadcasts().convertAndSend("nobody", "hello"))
			.withMessageContaining("'nobody'")
			.withMessageContaining("UNKNOWN_SERVICE");
		assertThatIllegalArgumentException().isThrownBy(() -> server.broadcasts().broadcast(String.class, "hello"))
			.withMessageContaining("java.lang.String");
		assertThatIllegalArgumentException().isThrownBy(() -> server.service("nobody"))
			.withMessageContaining("'nobody'");
	}

	@Test
	void whenConvertAndSendIsUsedThenPayloadArrives() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			client.send("joined");
			assertThat(client.receiveText()).isEqualTo("joined");
			server.broadcasts().convertAndSend("probe", "converted");
			assertThat(client.receiveText()).isEqualTo("converted");
		}
	}

	@Test
	void whenServiceIsGivenTheTemplateThenItBroadcastsToOthersAndToItself() {
		try (BossWebSocketClient one = BossWebSocketClient.connect(server.uri("/websocket/relay"));
				BossWebSocketClient two = BossWebSocketClient.connect(server.uri("/websocket/relay"));
				BossWebSocketClient probe = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			probe.send("joined");
			assertThat(probe.receiveText()).isEqualTo("joined");
			two.send("everybody");
			assertThat(two.receiveTexts(2)).containsExactly("RUNNING", "everybody");
			assertThat(probe.receiveText()).isEqualTo("everybody");
			assertThat(one.receiveText()).isEqualTo("everybody");
		}
	}

	@Import(RelayService.class)
	static class RelayConfiguration {

	}

	@BossService
	static class RelayService implements BossServiceHandler<ConnectionGroup> {

		private final BroadcastTemplate broadcasts;

		private final BossServices services;

		RelayService(BroadcastTemplate broadcasts, BossServices services) {
			this.broadcasts = broadcasts;
			this.services = services;
		}

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
			client.send(this.services.get(ProbeService.class).state().name());
			this.broadcasts.broadcast("probe", message);
			this.broadcasts.broadcast(RelayService.class, message);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
			state.send(message);
			return Outcome.noReply(state);
		}

	}

}
