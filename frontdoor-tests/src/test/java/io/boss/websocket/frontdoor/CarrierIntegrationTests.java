/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every way to get hold of a socket must do, with TLS and without.
 */
@ParameterizedClass
@MethodSource("servers")
class CarrierIntegrationTests {

	private static final int MEGABYTE = 1024 * 1024;

	@TempDir
	private static Path directory;

	private static ProbeService probe;

	private static BossServer server;

	@Parameter(0)
	Container container;

	@Parameter(1)
	boolean tls;

	static Stream<Arguments> servers() {
		return Stream.of(Container.values())
			.flatMap((container) -> Stream.of(Arguments.of(container, false), Arguments.of(container, true)));
	}

	@BeforeParameterizedClassInvocation
	static void startServer(Container container, boolean tls) {
		probe = new ProbeService();
		server = start(container, tls, probe, "boss.websocket.mailbox.client-share=16",
				"boss.websocket.outbound.max-bytes=10MB", "boss.websocket.close-timeout=2s");
	}

	@AfterParameterizedClassInvocation
	static void closeServer() {
		server.close();
	}

	@BeforeEach
	void forgetWhatWas() {
		Awaitility.await().until(() -> server.service("probe").connections().isEmpty());
		probe.log.clear();
	}

	@Test
	void whenClientDoesNotWaitForTheResponseThenItsMessageIsHeard() {
		try (RawWebSocket client = RawWebSocket.connectEagerly(server.uri("/websocket/probe"), "early")) {
			assertThat(client.readMessage()).isEqualTo("early");
			client.send("late");
			assertThat(client.readMessage()).isEqualTo("late");
		}
	}

	@Test
	void whenMessagesAreLargeThenTheyGoBothWays() {
		String large = "0123456789abcdef".repeat(MEGABYTE / 16);
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			for (int i = 0; i < 5; i++) {
				client.send(large);
				assertThat(client.readMessage()).isEqualTo(large);
			}
		}
	}

	@Test
	void whenServiceIsHeldThenNothingThatWasSentIsLost() {
		CountDownLatch hold = new CountDownLatch(1);
		probe.hold(hold);
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			String padding = " ".repeat(200);
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
				for (int i = 0; i < 5000; i++) {
					client.send(i + padding);
				}
			});
			probe.log.expect("join");
			hold.countDown();
			for (int i = 0; i < 5000; i++) {
				assertThat(client.readMessage()).isEqualTo(i + padding);
			}
			sending.join();
		}
	}

	@Test
	void whenEitherSideClosesThenBothCloseFramesTravelAndTheServerClosesFirst() {
		try (RawWebSocket leaving = RawWebSocket.connect(server.uri("/websocket/probe"));
				RawWebSocket sentAway = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			probe.log.expect("join", "join");
			leaving.sendClose(4001, "bye");
			assertThat(leaving.readToClose()).isEqualTo("4001");
			assertThat(leaving.read()).isNull();
			probe.log.expect("close PEER (4001, bye)");
			sentAway.send("close 4002 enough");
			assertThat(sentAway.readToClose()).isEqualTo("4002 enough");
			sentAway.sendClose(4002, "enough");
			assertThat(sentAway.read()).isNull();
			probe.log.expect("close SHUTDOWN (4002, enough)");
		}
	}

	@Test
	void whenClientDoesNotAnswerTheCloseThenItIsCutOff() {
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			client.send("close 4002 enough");
			assertThat(client.readToClose()).isEqualTo("4002 enough");
			assertThat(client.read()).isNull();
		}
	}

	@Test
	void whenClientVanishesThenTheServiceHears() {
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			probe.log.expect("join");
			client.reset();
			probe.log.expectPrefix("close CONNECTION_LOST (1006");
		}
	}

	@Test
	void whenManyReadSlowlyThenEachGetsAllInOrder() {
		List<RawWebSocket> clients = new ArrayList<>();
		// Encrypting takes its time in a JVM that has just begun.
		int count = this.tls ? 20 : 80;
		try {
			for (int i = 0; i < count; i++) {
				clients.add(RawWebSocket.connectSlowly(server.uri("/websocket/probe")));
				probe.log.expect("join");
			}
			String padding = "x".repeat(50_000);
			for (int i = 0; i < 20; i++) {
				server.broadcasts().broadcast("probe", i + padding);
			}
			for (RawWebSocket client : clients) {
				for (int i = 0; i < 20; i++) {
					assertThat(client.readMessage()).isEqualTo(i + padding);
				}
			}
		}
		finally {
			clients.forEach(RawWebSocket::close);
		}
	}

	@Test
	void whenNobodySaysAnythingThenTheContainersIdleTimeoutEndsNothing() throws InterruptedException {
		CountDownLatch quiet = new CountDownLatch(1);
		try (BossServer server = start(this.container, this.tls, new ProbeService(),
				"server.jetty.connection-idle-timeout=2s", "server.tomcat.connection-timeout=2s");
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			assertThat(quiet.await(5, TimeUnit.SECONDS)).isFalse();
			client.part(RawWebSocket.TEXT, true, "still there".getBytes(StandardCharsets.UTF_8));
			assertThat(client.readMessage()).isEqualTo("still there");
		}
	}

	private static BossServer start(Container container, boolean tls, ProbeService probe, String... properties) {
		BossServer.Builder builder = BossServer.on(container)
			.with("boss.websocket.max-message-size=" + 2 * MEGABYTE)
			.with(properties)
			.service(ProbeService.class, () -> probe);
		return (tls ? builder.with(Certificates.serverProperties(directory)) : builder).start();
	}

}
