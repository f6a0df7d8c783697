/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages far larger than the buffers of the containers.
 */
class LargeMessagesIntegrationTests {

	private static final int MAX = 1024 * 1024;

	@ParameterizedTest
	@EnumSource
	void whenLimitIsRaisedThenLargeMessagesPassAndLargerOnesDoNot(Container container) {
		try (BossServer server = BossServer.on(container)
			.service(ProbeService.class, ProbeService::new)
			.with("boss.websocket.max-message-size=1MB")
			.start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/probe"));
				RawWebSocket raw = RawWebSocket.connect(server.uri("/websocket/probe"))) {
			byte[] bytes = new byte[MAX];
			new Random(42).nextBytes(bytes);
			client.send(bytes);
			assertThat((byte[]) client.receive()).isEqualTo(bytes);
			String text = "0123456789abcdeö".repeat(MAX / 17);
			client.send(text);
			assertThat(client.receiveText()).isEqualTo(text);
			raw.part(RawWebSocket.TEXT, true, text.getBytes(StandardCharsets.UTF_8));
			assertThat(raw.readMessage()).isEqualTo(text);
			client.send(new byte[MAX + 1]);
			assertThat(client.awaitEnd()).asString().isEqualTo("1009 message is larger than 1048576 bytes");
		}
	}

}
