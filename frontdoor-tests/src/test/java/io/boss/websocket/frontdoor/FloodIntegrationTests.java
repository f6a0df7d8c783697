/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that send faster than a service handles it. They are paused, and nothing is
 * lost.
 */
class FloodIntegrationTests {

	// More than the sockets of both sides hold: 20,000 messages of 1,000 bytes.
	static final int FLOOD = 20_000;

	private static final String PADDING = HeldService.PADDING;

	private final HeldService service = new HeldService();

	@ParameterizedTest
	@EnumSource
	void whenClientFloodsThenItIsPausedAndNothingIsLost(Container container) throws InterruptedException {
		try (BossServer server = start(container, "boss.websocket.mailbox.client-share=16");
				RawWebSocket flooder = RawWebSocket.connect(server.uri("/websocket/held"));
				BossWebSocketClient other = BossWebSocketClient.connect(server.uri("/websocket/held"))) {
			hold(other);
			AtomicInteger sent = new AtomicInteger();
			CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
				for (int i = 0; i < FLOOD; i++) {
					flooder.send(i + PADDING);
					sent.incrementAndGet();
				}
			});
			// The flooder's own writes stall: TCP says that nobody reads.
			AtomicInteger last = new AtomicInteger(-1);
			Awaitility.await()
				.pollInterval(300, TimeUnit.MILLISECONDS)
				.until(() -> last.getAndSet(sent.get()) == sent.get());
			assertThat(flood).isNotDone();
			assertThat(readersThatWait()).isZero();
			other.send("me too");
			other.ping();
			this.service.hold.countDown();
			assertThat(other.receiveText()).isEqualTo("me too");
			assertThat(this.service.before).as("handled before the other client's message").isBetween(1, 16);
			flood.join();
			assertThat(this.service.all.await(20, TimeUnit.SECONDS)).isTrue();
			assertThat(this.service.numbers).hasSize(FLOOD);
			for (int i = 0; i < FLOOD; i++) {
				assertThat(this.service.numbers.get(i)).isEqualTo(i);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenClientLeavesWhileItIsPausedThenAllThatItSentIsHandledFirst(Container container)
			throws InterruptedException {
		try (BossServer server = start(container, "boss.websocket.mailbox.client-share=16");
				RawWebSocket flooder = RawWebSocket.connect(server.uri("/websocket/held"));
				BossWebSocketClient other = BossWebSocketClient.connect(server.uri("/websocket/held"))) {
			hold(other);
			for (int i = 0; i < 200; i++) {
				flooder.send(i + PADDING);
			}
			flooder.sendClose(4001, "bye");
			this.service.hold.countDown();
			assertThat(this.service.closed.await(40, TimeUnit.SECONDS)).isTrue();
			assertThat(this.service.numbers).hasSize(200).isSorted();
			assertThat(this.service.reasons).containsExactly("PEER (4001, bye)");
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenManyClientsFillTheMailboxThenAllArePausedAndNothingIsLost(Container container) {
		int clients = 8;
		int each = 300;
		List<RawWebSocket> flooders = new ArrayList<>();
		try (BossServer server = start(container, "boss.websocket.mailbox.capacity=20",
				"boss.websocket.mailbox.client-share=16");
				BossWebSocketClient other = BossWebSocketClient.connect(server.uri("/websocket/held"))) {
			hold(other);
			for (int c = 0; c < clients; c++) {
				flooders.add(RawWebSocket.connect(server.uri("/websocket/held")));
			}
			for (int i = 0; i < each; i++) {
				for (RawWebSocket flooder : flooders) {
					flooder.send("echo " + i);
				}
			}
			this.service.hold.countDown();
			for (RawWebSocket flooder : flooders) {
				for (int i = 0; i < each; i++) {
					assertThat(flooder.readMessage()).isEqualTo("echo " + i);
				}
			}
		}
		finally {
			flooders.forEach(RawWebSocket::close);
		}
	}

	private BossServer start(Container container, String... properties) {
		return BossServer.on(container).service(HeldService.class, () -> this.service).with(properties).start();
	}

	private void hold(BossWebSocketClient client) {
		client.send("hold");
		assertThat(client.receiveText()).isEqualTo("held");
	}

	private static long readersThatWait() {
		return Thread.getAllStackTraces()
			.values()
			.stream()
			.filter((stack) -> List.of(stack)
				.stream()
				.anyMatch((frame) -> frame.getClassName().endsWith("WaitingReadGate")))
			.count();
	}

}
