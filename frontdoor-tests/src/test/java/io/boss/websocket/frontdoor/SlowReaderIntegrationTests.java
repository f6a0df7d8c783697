/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.SendResult;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that do not read what they are sent.
 */
@ExtendWith(OutputCaptureExtension.class)
class SlowReaderIntegrationTests {

	private static final BossMessage CHUNK = BossMessage.binary(new byte[32 * 1024]);

	private final FirehoseService service = new FirehoseService();

	@ParameterizedTest
	@EnumSource
	void whenClientNeverReadsThenItAloneIsClosed(Container container, CapturedOutput output) {
		try (BossServer server = start(container, "boss.websocket.outbound.send-timeout=60s");
				BossWebSocketClient other = BossWebSocketClient.connect(server.uri("/websocket/firehose"));
				RawWebSocket slow = RawWebSocket.connectSlowly(server.uri("/websocket/firehose"))) {
			this.service.log.expect("join", "join");
			slow.send("overflow");
			this.service.log.expect("overflow OVERFLOW then CLOSED open false");
			this.service.log.expect("close ERROR (1008, client reads too slowly)");
			for (int i = 0; i < 100; i++) {
				other.send("hello");
				assertThat(other.receiveText()).isEqualTo("hello");
			}
			assertThat(output.getOut().lines().filter((line) -> line.contains("boss.websocket.outbound.max-messages")))
				.singleElement()
				.asString()
				.contains("WARN");
			// What was on its way arrives, and then the close frame that took the place
			// of the rest.
			assertThat(slow.readToClose()).isEqualTo("1008 client reads too slowly");
			assertThat(this.service.log.isEmpty()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenWriteStallsThenSendTimeoutEndsTheConnection(Container container) {
		try (BossServer server = start(container, "boss.websocket.outbound.send-timeout=500ms",
				"boss.websocket.outbound.max-bytes=100MB", "boss.websocket.outbound.max-messages=100000");
				RawWebSocket slow = RawWebSocket.connectSlowly(server.uri("/websocket/firehose"))) {
			this.service.log.expect("join");
			slow.send("stall");
			this.service.log.expect("stalled");
			this.service.log.expectPrefix("close CONNECTION_LOST (1006");
			assertThat(slow.readToClose()).isEqualTo("no close frame");
			assertThat(server.service("firehose").connections()).isEmpty();
			assertThat(this.service.log.isEmpty()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenServerStopsWhileClientsStallThenItDoesNotHang(Container container) throws InterruptedException {
		try (BossServer server = start(container, "boss.websocket.outbound.send-timeout=1s",
				"boss.websocket.close-timeout=1s", "boss.websocket.outbound.max-bytes=100MB",
				"boss.websocket.outbound.max-messages=100000");
				RawWebSocket one = RawWebSocket.connectSlowly(server.uri("/websocket/firehose"));
				RawWebSocket two = RawWebSocket.connectSlowly(server.uri("/websocket/firehose"))) {
			this.service.log.expect("join", "join");
			one.send("stall");
			two.send("stall");
			this.service.log.expect("stalled", "stalled");
			long begin = System.nanoTime();
			server.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
			assertThat(this.service.terminations.poll(0, TimeUnit.SECONDS)).isEqualTo(TerminationReason.SHUTDOWN);
			assertThat(this.service.terminations).isEmpty();
			this.service.log.expectPrefix("close CONNECTION_LOST (1006");
			this.service.log.expectPrefix("close CONNECTION_LOST (1006");
		}
	}

	private BossServer start(Container container, String... properties) {
		return BossServer.on(container).service(FirehoseService.class, () -> this.service).with(properties).start();
	}

	@BossService
	static class FirehoseService implements BossServiceHandler<ConnectionGroup> {

		private final EventLog log = new EventLog();

		private final BlockingQueue<TerminationReason> terminations = new LinkedBlockingQueue<>();

		@Override
		public ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
			state.add(client);
			this.log.add("join");
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				ConnectionGroup state) {
			switch (((BossMessage.Text) message).payload()) {
				case "overflow" -> this.log.add(overflow(client));
				case "stall" -> {
					// Far more than the sockets of both sides hold.
					for (int i = 0; i < 1000; i++) {
						client.send(CHUNK);
					}
					this.log.add("stalled");
				}
				default -> client.send(message);
			}
			return Outcome.noReply(state);
		}

		private String overflow(BossConnection client) {
			SendResult result = client.send(CHUNK);
			while (result.isQueued()) {
				result = client.send(CHUNK);
			}
			return "overflow " + result + " then " + client.send("more") + " open " + client.isOpen();
		}

		@Override
		public Outcome<ConnectionGroup> handleClose(CloseReason reason, String servicePath, BossConnection client,
				ConnectionGroup state) {
			this.log.add("close " + reason);
			return Outcome.noReply(state);
		}

		@Override
		public void terminate(TerminationReason reason, ConnectionGroup state) {
			this.terminations.add(reason);
		}

	}

}
