/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceStatus;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that send large messages to a service that is busy: what waits has an end in
 * bytes, for the service and for all services together, and nothing is lost.
 */
@ExtendWith(OutputCaptureExtension.class)
class MailboxBytesIntegrationTests {

	private static final int CLIENTS = 12;

	private static final int EACH = 40;

	private static final int SIZE = 60_000;

	private static final String LARGE = "9".repeat(SIZE);

	private final ExecutorService senders = Executors.newFixedThreadPool(CLIENTS);

	private final List<RawWebSocket> clients = new ArrayList<>();

	private final BusyService busy = new BusyService();

	@AfterEach
	void leave() {
		this.busy.hold.countDown();
		this.clients.forEach(RawWebSocket::close);
		this.senders.shutdownNow();
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, direct", "JETTY, direct", "TOMCAT, container", "JETTY, container" })
	void whenMailboxIsFullOfBytesThenClientsArePausedAndNothingIsLost(Container container, String transport) {
		try (BossServer server = start(container, "boss.websocket.transport=" + transport,
				"boss.websocket.mailbox.max-bytes=512KB", "boss.websocket.mailbox.client-max-bytes=128KB")) {
			CompletableFuture<Void> sent = flood(server);
			awaitStandstill(server);
			ServiceStatus status = status(server);
			assertThat(status.mailboxBytes()).isBetween(512L << 10, (512L << 10) + CLIENTS * SIZE);
			this.busy.hold.countDown();
			sent.orTimeout(60, TimeUnit.SECONDS).join();
			Awaitility.await().untilAsserted(() -> assertThat(this.busy.handled).hasValue(CLIENTS * EACH));
			assertThat(status(server).mailboxBytes()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenAllMailboxesAreFullThenAServiceThatKeepsUpGoesOn(Container container) {
		try (BossServer server = start(container, "boss.websocket.limits.total-mailbox-size=512KB")) {
			CompletableFuture<Void> sent = flood(server);
			awaitStandstill(server);
			assertThat(status(server).mailboxBytes()).isBetween(512L << 10, (512L << 10) + CLIENTS * SIZE + (16 << 10));
			try (BossWebSocketClient other = BossWebSocketClient.connect(server.uri("/websocket/echo"))) {
				for (int i = 0; i < 100; i++) {
					other.send("still there? " + i);
				}
				for (int i = 0; i < 100; i++) {
					assertThat(other.receiveText()).isEqualTo("still there? " + i);
				}
			}
			this.busy.hold.countDown();
			sent.orTimeout(60, TimeUnit.SECONDS).join();
			Awaitility.await().untilAsserted(() -> assertThat(this.busy.handled).hasValue(CLIENTS * EACH));
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenMailboxDropsThenItHoldsNoMoreThanItsBytes(Container container, CapturedOutput output) {
		try (BossServer server = start(container, "boss.websocket.mailbox.max-bytes=512KB",
				"boss.websocket.mailbox.when-full=drop")) {
			flood(server).orTimeout(60, TimeUnit.SECONDS).join();
			for (RawWebSocket client : this.clients) {
				client.part(RawWebSocket.PING, true, new byte[0]);
				assertThat(client.read().opcode()).isEqualTo(RawWebSocket.PONG);
			}
			assertThat(status(server).mailboxBytes()).isLessThanOrEqualTo(512 << 10);
			int waiting = status(server).mailboxDepth();
			assertThat(waiting).isEqualTo((512 << 10) / SIZE);
			assertThat(output).contains("no room in the mailbox (boss.websocket.mailbox.capacity, max-bytes)");
			this.busy.hold.countDown();
			Awaitility.await().untilAsserted(() -> assertThat(this.busy.handled).hasValue(waiting));
		}
	}

	private BossServer start(Container container, String... properties) {
		BossServer server = BossServer.on(container)
			.service(BusyService.class, () -> this.busy)
			.service(EchoService.class, EchoService::new)
			.with(properties)
			.start();
		assertThat(server.service("busy").info("hold").isAccepted()).isTrue();
		return server;
	}

	private CompletableFuture<Void> flood(BossServer server) {
		List<CompletableFuture<Void>> sent = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/busy"));
			this.clients.add(client);
			sent.add(CompletableFuture.runAsync(() -> {
				for (int message = 0; message < EACH; message++) {
					client.send(LARGE);
				}
			}, this.senders));
		}
		return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
	}

	// Nothing comes any more, though not all has come.
	private static void awaitStandstill(BossServer server) {
		AtomicInteger last = new AtomicInteger(-1);
		Awaitility.await()
			.pollInterval(500, TimeUnit.MILLISECONDS)
			.until(() -> last.getAndSet(status(server).mailboxDepth()) == status(server).mailboxDepth()
					&& status(server).mailboxBytes() >= 512 << 10);
	}

	private static ServiceStatus status(BossServer server) {
		return server.context().getBean(ServiceRegistry.class).process("busy").status();
	}

	@BossService
	static class BusyService implements BossServiceHandler<Object> {

		private final CountDownLatch hold = new CountDownLatch(1);

		private final AtomicInteger handled = new AtomicInteger();

		@Override
		public Outcome<Object> handleInfo(Object info, Object state) {
			try {
				this.hold.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			this.handled.incrementAndGet();
			return Outcome.noReply(state);
		}

	}

	@BossService
	static class EchoService implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			client.send(message);
			return Outcome.noReply(state);
		}

	}

}
