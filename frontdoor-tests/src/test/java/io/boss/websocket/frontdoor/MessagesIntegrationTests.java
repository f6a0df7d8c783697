/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.messaging.converter.MessageConversionException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages to a service and back, of the default size and kind.
 */
@ParameterizedClass
@EnumSource
@ExtendWith(OutputCaptureExtension.class)
class MessagesIntegrationTests {

	private static final int MAX = 64 * 1024;

	private static BossServer server;

	@Parameter
	Container container;

	@BeforeParameterizedClassInvocation
	static void start(Container container) {
		server = BossServer.on(container)
			.service(ProbeService.class, ProbeService::new)
			.service(TalkService.class, TalkService::new)
			.start();
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@Test
	void whenMessagesAreSentThenTheyComeBackAsTheyAre() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"))) {
			for (String text : new String[] { "", "hello", "grüße 😀 \u0000 end", "x".repeat(MAX),
					"😀".repeat(MAX / 4) }) {
				client.send(text);
				assertThat(client.receiveText()).isEqualTo(text);
			}
			for (int size : new int[] { 0, 1, 125, 126, 8192, 65535, MAX }) {
				byte[] bytes = new byte[size];
				Arrays.fill(bytes, (byte) size);
				client.send(bytes);
				assertThat(client.receive()).isEqualTo(bytes);
			}
		}
	}

	@Test
	void whenMessagesAreTooLargeThenClientsAreClosedAndWarningsNameTheProperty(CapturedOutput output) {
		try (BossWebSocketClient one = BossWebSocketClient.connect(server.uri("/websocket/probe"));
				BossWebSocketClient two = BossWebSocketClient.connect(server.uri("/websocket/probe"));
				RawWebSocket three = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			int before = warnings(output);
			one.send("x".repeat(MAX + 1));
			assertThat(one.awaitEnd()).asString().isEqualTo("1009 message is larger than 65536 bytes");
			two.send("😀".repeat(MAX / 4) + "x");
			assertThat(two.awaitEnd()).asString().isEqualTo("1009 message is larger than 65536 bytes");
			three.part(RawWebSocket.BINARY, false, new byte[MAX / 2]);
			three.part(RawWebSocket.CONTINUATION, false, new byte[MAX / 2]);
			three.part(RawWebSocket.CONTINUATION, true, new byte[1]);
			assertThat(three.readToClose()).isEqualTo("1009 message is larger than 65536 bytes");
			assertThat(warnings(output) - before).isEqualTo(3);
		}
	}

	private static int warnings(CapturedOutput output) {
		return (int) output.getOut()
			.lines()
			.filter((line) -> line.contains("WARN") && line.contains("boss.websocket.max-message-size"))
			.count();
	}

	@Test
	void whenMessageIsFragmentedThenServiceHearsItWhole() {
		byte[] smile = "😀".getBytes(StandardCharsets.UTF_8);
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			client.part(RawWebSocket.TEXT, false, new byte[] { 'a', smile[0] });
			client.part(RawWebSocket.CONTINUATION, false, new byte[] { smile[1], smile[2] });
			client.part(RawWebSocket.PING, true, new byte[] { 7 });
			client.part(RawWebSocket.CONTINUATION, false, new byte[0]);
			client.part(RawWebSocket.CONTINUATION, true, new byte[] { smile[3], 'z' });
			assertThat(client.read()).satisfies((pong) -> {
				assertThat(pong.opcode()).isEqualTo(RawWebSocket.PONG);
				assertThat(pong.payload()).containsExactly(7);
			});
			assertThat(client.readMessage()).isEqualTo("a😀z");
			client.part(RawWebSocket.BINARY, false, new byte[] { 1 });
			client.part(RawWebSocket.CONTINUATION, true, new byte[] { 2 });
			assertThat(client.readMessage()).isEqualTo("\u0001\u0002");
		}
	}

	@Test
	void whenServicePingsThenPingArrives() {
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/talk"))) {
			client.send("ping");
			assertThat(client.read()).satisfies((ping) -> {
				assertThat(ping.opcode()).isEqualTo(RawWebSocket.PING);
				assertThat(ping.payload()).isEmpty();
			});
			client.part(RawWebSocket.PONG, true, new byte[0]);
			client.send("point");
			assertThat(client.readMessage()).isEqualTo("{\"x\":1,\"y\":2}");
		}
	}

	@Test
	void whenObjectIsSentThenItArrivesAsJson() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/talk"))) {
			client.send("point");
			assertThat(client.receiveText()).isEqualTo("{\"x\":1,\"y\":2}");
		}
	}

	@Test
	void whenObjectCannotBeWrittenThenSendThrows() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/talk"))) {
			client.send("broken");
			assertThat(client.receiveText()).isEqualTo("MessageConversionException");
		}
	}

	@BossService
	static class TalkService implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			switch (((BossMessage.Text) message).payload()) {
				case "ping" -> client.ping();
				case "point" -> client.send(new Point(1, 2));
				default -> sendBroken(client);
			}
			return Outcome.noReply(state);
		}

		private void sendBroken(BossConnection client) {
			try {
				client.send(new Broken(1));
			}
			catch (MessageConversionException ex) {
				client.send(ex.getClass().getSimpleName());
			}
		}

	}

	record Point(int x, int y) {

	}

	record Broken(int value) {

		@Override
		public int value() {
			throw new IllegalStateException("broken");
		}

	}

}
