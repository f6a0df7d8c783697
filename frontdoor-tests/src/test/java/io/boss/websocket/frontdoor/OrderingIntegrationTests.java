/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;
import io.boss.websocket.SendResult;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many who send at once. What one of them sends arrives whole, once and in order.
 */
@ParameterizedClass
@EnumSource
class OrderingIntegrationTests {

	// The common pool may have one thread only.
	private static final Executor THREADS = new SimpleAsyncTaskExecutor("client-");

	private static BurstService burst;

	private static BossServer server;

	@Parameter
	Container container;

	@BeforeParameterizedClassInvocation
	static void start(Container container) {
		burst = new BurstService();
		server = BossServer.on(container)
			.service(ProbeService.class, ProbeService::new)
			.service(BurstService.class, () -> burst)
			.with("boss.websocket.outbound.max-messages=100000", "boss.websocket.outbound.max-bytes=100MB")
			.start();
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@Test
	void whenManyThreadsSendThroughOneConnectionThenNothingIsLostOrTornOrReordered() throws Exception {
		int threads = 64;
		int each = 200;
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			client.send("echo:-1");
			assertThat(client.receiveText()).isEqualTo("echo:-1");
			BossConnection connection = server.service("probe").connections().iterator().next();
			ExecutorService executor = Executors.newFixedThreadPool(threads);
			CountDownLatch go = new CountDownLatch(1);
			List<Future<?>> senders = new ArrayList<>();
			for (int thread = 0; thread < threads; thread++) {
				String name = "t" + thread;
				senders.add(executor.submit(() -> {
					go.await();
					for (int i = 0; i < each; i++) {
						assertThat(connection.send(message(name, i))).isEqualTo(SendResult.QUEUED);
					}
					return null;
				}));
			}
			go.countDown();
			// Echoes are sent from inside callbacks, between those from outside.
			for (int i = 0; i < each; i++) {
				client.send(message("echo", i));
			}
			for (Future<?> sender : senders) {
				sender.get();
			}
			executor.shutdown();
			expectInOrder(client, threads + 1, each);
		}
	}

	@Test
	void whenManyClientsFloodThenEachHasItsOrder() {
		int clients = 12;
		int each = 400;
		List<BossWebSocketClient> open = new ArrayList<>();
		List<CompletableFuture<Void>> senders = new ArrayList<>();
		for (int c = 0; c < clients; c++) {
			BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"));
			String name = "c" + c;
			open.add(client);
			senders.add(CompletableFuture.runAsync(() -> {
				for (int i = 0; i < each; i++) {
					client.send(message(name, i));
				}
			}, THREADS));
		}
		senders.forEach(CompletableFuture::join);
		open.forEach((client) -> expectInOrder(client, 1, each));
		open.forEach(BossWebSocketClient::disconnect);
	}

	@Test
	void whenConnectionIsClosedBehindMessagesThenTheyArriveFirst() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/burst"))) {
			client.send("go");
			expectInOrder(client, 1, 1000);
			assertThat(client.awaitEnd()).asString().isEqualTo("4000 done");
			assertThat(burst.late).isCompletedWithValue("CLOSED false");
			assertThat(client).receivedNothing();
		}
	}

	private static String message(String sender, int number) {
		return sender + ":" + number + ":" + sender.repeat(number % 50);
	}

	private static void expectInOrder(BossWebSocketClient client, int senders, int each) {
		Map<String, Integer> next = new HashMap<>();
		for (int i = 0; i < senders * each; i++) {
			String message = client.receiveText();
			String sender = message.substring(0, message.indexOf(':'));
			int number = next.merge(sender, 1, Integer::sum) - 1;
			assertThat(message).isEqualTo(message(sender, number));
		}
		assertThat(next).hasSize(senders).allSatisfy((sender, count) -> assertThat(count).isEqualTo(each));
	}

	@BossService
	static class BurstService implements BossServiceHandler<Object> {

		private final CompletableFuture<String> late = new CompletableFuture<>();

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			for (int i = 0; i < 1000; i++) {
				client.send(message("burst", i));
			}
			client.close(CloseCode.of(4000), "done");
			this.late.complete(client.send("late") + " " + client.isOpen());
			return Outcome.noReply(state);
		}

	}

}
