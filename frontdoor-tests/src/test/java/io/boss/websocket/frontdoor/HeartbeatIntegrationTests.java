/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that are still there, and clients that are not. The cases only wait, so they do
 * it side by side.
 */
class HeartbeatIntegrationTests {

	private static final String[] QUICK = { "boss.websocket.heartbeat.interval=300ms",
			"boss.websocket.heartbeat.timeout=3s", "boss.websocket.close-timeout=1s" };

	// Who must answer has seconds to do so, and who does not has less than this.
	private static final Duration DEADLY = Duration.ofSeconds(5);

	private static final int DEADLY_BEATS = 17;

	private static final String DEAD = "close HEARTBEAT_TIMEOUT (1001, heartbeat timeout)";

	private static final Lock STARTING = new ReentrantLock();

	private final ProbeService probe = new ProbeService();

	static Stream<Arguments> servers() {
		return Stream.of(Container.values())
			.flatMap((container) -> Stream.of(Arguments.of(container, "direct"), Arguments.of(container, "container")));
	}

	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@MethodSource("servers")
	void whenClientNeverAnswersThenItIsClosedAndTheOthersAreNot(Container container, String transport) {
		try (BossServer server = start(container, transport, QUICK);
				BossWebSocketClient alive = BossWebSocketClient.connect(server.uri("/websocket/probe"));
				RawWebSocket dead = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			this.probe.log.expect("join", "join");
			assertThat(dead.read().opcode()).isEqualTo(RawWebSocket.PING);
			this.probe.log.expect(DEAD);
			assertThat(dead.readToClose()).isEqualTo("1001 heartbeat timeout");
			waitFor(DEADLY);
			alive.send("still here");
			assertThat(alive.receiveText()).isEqualTo("still here");
			assertThat(this.probe.log.isEmpty()).isTrue();
		}
	}

	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@MethodSource("servers")
	void whenClientAnswersEveryPingThenItStays(Container container, String transport) {
		try (BossServer server = start(container, transport, QUICK);
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			for (int i = 0; i < DEADLY_BEATS; i++) {
				RawWebSocket.Frame ping = client.read();
				assertThat(ping.opcode()).isEqualTo(RawWebSocket.PING);
				client.part(RawWebSocket.PONG, true, ping.payload());
			}
			assertThat(client.read().opcode()).isEqualTo(RawWebSocket.PING);
			this.probe.log.expect("join", DEAD);
		}
	}

	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@MethodSource("servers")
	void whenClientOnlySendsMessagesThenItStaysAndIsSentNoPing(Container container, String transport) {
		try (BossServer server = start(container, transport, "boss.websocket.heartbeat.interval=4s",
				"boss.websocket.heartbeat.timeout=1s");
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			long since = System.nanoTime();
			while (System.nanoTime() - since < Duration.ofSeconds(6).toNanos()) {
				client.send("still here");
				RawWebSocket.Frame echo = client.read();
				assertThat(echo.opcode()).isEqualTo(RawWebSocket.TEXT);
				assertThat(client.isSilentFor(Duration.ofMillis(100))).isTrue();
			}
			this.probe.log.expect("join");
			assertThat(this.probe.log.isEmpty()).isTrue();
		}
	}

	// A container does not tell of pings, and of a frame not before it has a part to hand
	// over.
	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@EnumSource
	void whenClientOnlySendsPingsOrABitOfAFrameThenItStays(Container container) {
		try (BossServer server = start(container, "direct", QUICK);
				RawWebSocket pinging = RawWebSocket.connect(server.uri("/websocket/probe"));
				RawWebSocket slow = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			this.probe.log.expect("join", "join");
			byte[] message = ClientFrame.text("0123456789abcdef").bytes();
			for (int i = 0; i < message.length - 1; i++) {
				slow.write(message, i, 1);
				pinging.part(RawWebSocket.PING, true, new byte[0]);
				waitFor(DEADLY.dividedBy(message.length - 1));
			}
			assertThat(this.probe.log.isEmpty()).isTrue();
			slow.write(message, message.length - 1, 1);
			assertThat(slow.readMessage()).isEqualTo("0123456789abcdef");
			this.probe.log.expect(DEAD, DEAD);
		}
	}

	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@MethodSource("servers")
	void whenClientIsNotReadThenItIsNotDead(Container container, String transport) {
		CountDownLatch hold = new CountDownLatch(1);
		this.probe.hold(hold);
		try (BossServer server = start(container, transport, QUICK);
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			for (int i = 0; i < 20; i++) {
				client.send("message " + i);
			}
			waitFor(DEADLY);
			this.probe.log.expect("join");
			assertThat(this.probe.log.isEmpty()).isTrue();
			hold.countDown();
			for (int i = 0; i < 20; i++) {
				assertThat(client.readMessage()).isEqualTo("message " + i);
			}
			this.probe.log.expect(DEAD);
		}
	}

	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@MethodSource("servers")
	void whenClientHasVanishedThenItIsDead(Container container, String transport) {
		try (BossServer server = start(container, transport, QUICK);
				RawWebSocket vanished = RawWebSocket.connectSlowly(server.uri("/websocket/probe"))) {
			// It never reads again, and its socket does not end either.
			this.probe.log.expect("join", DEAD);
			Awaitility.await().until(() -> server.service("probe").connections().isEmpty());
			assertThat(vanished.status()).isEqualTo(101);
		}
	}

	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@MethodSource("servers")
	void whenSomethingWaitsForClientThenTheSendTimeoutIsInCharge(Container container, String transport) {
		try (BossServer server = start(container, transport, "boss.websocket.heartbeat.interval=1s",
				"boss.websocket.heartbeat.timeout=2s", "boss.websocket.outbound.send-timeout=10s",
				"boss.websocket.outbound.max-bytes=100MB");
				RawWebSocket slow = RawWebSocket.connectSlowly(server.uri("/websocket/probe"))) {
			this.probe.log.expect("join");
			String large = "x".repeat(1024 * 1024);
			for (int i = 0; i < 30; i++) {
				server.broadcasts().broadcast("probe", large);
			}
			for (int i = 0; i < 30; i++) {
				this.probe.log.expectPrefix("broadcast");
			}
			waitFor(DEADLY);
			assertThat(this.probe.log.isEmpty()).isTrue();
			this.probe.log.expectPrefix("close CONNECTION_LOST (1006");
			assertThat(slow.readToClose()).isEqualTo("no close frame");
		}
	}

	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@MethodSource("servers")
	void whenClientOnlyAnswersPingsThenItIsIdle(Container container, String transport) {
		try (BossServer server = start(container, transport, "boss.websocket.heartbeat.interval=200ms",
				"boss.websocket.idle-timeout=3s");
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			RawWebSocket.Frame frame = client.read();
			int pings = 0;
			while (frame.opcode() == RawWebSocket.PING) {
				pings++;
				client.part(RawWebSocket.PONG, true, frame.payload());
				frame = client.read();
			}
			assertThat(frame.closeReason()).isEqualTo("1001 idle timeout");
			assertThat(pings).isGreaterThan(3);
			this.probe.log.expect("join", "close IDLE_TIMEOUT (1001, idle timeout)");
		}
	}

	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@MethodSource("servers")
	void whenClientIsOldThenItIsClosedThoughItIsBusy(Container container, String transport) {
		try (BossServer server = start(container, transport, "boss.websocket.max-age=3s");
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			this.probe.log.expect("join");
			int echoes = 0;
			client.send("still here");
			RawWebSocket.Frame frame = client.read();
			while (frame.opcode() == RawWebSocket.TEXT) {
				echoes++;
				waitFor(Duration.ofMillis(50));
				client.part(RawWebSocket.TEXT, true, "still here".getBytes(StandardCharsets.UTF_8));
				frame = client.read();
			}
			assertThat(frame.closeReason()).isEqualTo("1001 maximum age");
			assertThat(echoes).isGreaterThan(3);
			this.probe.log.expect("close MAX_AGE (1001, maximum age)");
		}
	}

	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@MethodSource("servers")
	void whenHeartbeatIsOffForAServiceThenItsClientsMayBeSilent(Container container, String transport) {
		try (BossServer server = start(container, transport, "boss.websocket.heartbeat.interval=300ms",
				"boss.websocket.heartbeat.timeout=500ms", "boss.websocket.services.probe.heartbeat.interval=0");
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			this.probe.log.expect("join");
			assertThat(client.isSilentFor(DEADLY)).isTrue();
			client.send("still here");
			assertThat(client.readMessage()).isEqualTo("still here");
			assertThat(this.probe.log.isEmpty()).isTrue();
		}
	}

	private BossServer start(Container container, String transport, String... properties) {
		// Boot sets the logging up, which applications in one JVM share.
		STARTING.lock();
		try {
			return BossServer.on(container)
				.with("boss.websocket.transport=" + transport, "boss.websocket.mailbox.client-share=2")
				.with(properties)
				.service(ProbeService.class, () -> this.probe)
				.start();
		}
		finally {
			STARTING.unlock();
		}
	}

	private static void waitFor(Duration time) {
		long since = System.nanoTime();
		Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> System.nanoTime() - since > time.toNanos());
	}

}
