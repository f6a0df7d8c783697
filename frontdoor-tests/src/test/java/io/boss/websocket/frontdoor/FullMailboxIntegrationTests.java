/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.concurrent.TimeUnit;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is done with mail that finds no room, where it does not wait.
 */
class FullMailboxIntegrationTests {

	private static final String PADDING = HeldService.PADDING;

	private final HeldService service = new HeldService();

	@ParameterizedTest
	@EnumSource
	void whenMailboxDropsThenOnlyItsShareIsHandled(Container container) {
		try (BossServer server = start(container, "boss.websocket.mailbox.client-share=16",
				"boss.websocket.mailbox.when-full=drop");
				RawWebSocket flooder = RawWebSocket.connect(server.uri("/websocket/held"));
				BossWebSocketClient other = BossWebSocketClient.connect(server.uri("/websocket/held"))) {
			hold(other);
			for (int i = 0; i < 1000; i++) {
				flooder.send(i + PADDING);
			}
			// The pong proves that all before it was read.
			flooder.part(RawWebSocket.PING, true, new byte[0]);
			assertThat(flooder.read().opcode()).isEqualTo(RawWebSocket.PONG);
			other.send("me too");
			this.service.hold.countDown();
			assertThat(other.receiveText()).isEqualTo("me too");
			assertThat(this.service.numbers).hasSize(16).startsWith(0, 1, 2).endsWith(15);
			flooder.send("still welcome");
			assertThat(flooder.readMessage()).isEqualTo("still welcome");
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenMailboxClosesThenFlooderIsClosed(Container container) throws InterruptedException {
		try (BossServer server = start(container, "boss.websocket.mailbox.client-share=16",
				"boss.websocket.mailbox.when-full=close");
				RawWebSocket flooder = RawWebSocket.connect(server.uri("/websocket/held"));
				BossWebSocketClient other = BossWebSocketClient.connect(server.uri("/websocket/held"))) {
			hold(other);
			for (int i = 0; i < 17; i++) {
				flooder.send(i + PADDING);
			}
			assertThat(flooder.readToClose()).isEqualTo("1008 too many messages");
			other.send("me too");
			this.service.hold.countDown();
			assertThat(other.receiveText()).isEqualTo("me too");
			assertThat(this.service.numbers).hasSize(16);
			assertThat(this.service.closed.await(40, TimeUnit.SECONDS)).isTrue();
			assertThat(this.service.reasons).containsExactly("ERROR (1008, too many messages)");
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenBroadcastsAndInfosAreTooManyThenSenderIsTold(Container container) {
		try (BossServer server = start(container, "boss.websocket.mailbox.broadcast-capacity=3",
				"boss.websocket.mailbox.info-capacity=2");
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/held"))) {
			hold(client);
			for (int i = 0; i < 3; i++) {
				assertThat(server.broadcasts().broadcast("held", i)).isEqualTo(DeliveryResult.ACCEPTED);
			}
			assertThat(server.broadcasts().broadcast("held", 3)).isEqualTo(DeliveryResult.MAILBOX_FULL);
			for (int i = 10; i < 12; i++) {
				assertThat(server.service("held").info(i)).isEqualTo(DeliveryResult.ACCEPTED);
			}
			assertThat(server.service("held").info(12)).isEqualTo(DeliveryResult.MAILBOX_FULL);
			client.send("me too");
			this.service.hold.countDown();
			assertThat(client.receiveText()).isEqualTo("me too");
			assertThat(this.service.numbers).containsExactly(0, 1, 2, 10, 11);
			assertThat(server.broadcasts().broadcast("held", 4)).isEqualTo(DeliveryResult.ACCEPTED);
		}
	}

	private BossServer start(Container container, String... properties) {
		return BossServer.on(container).service(HeldService.class, () -> this.service).with(properties).start();
	}

	private void hold(BossWebSocketClient client) {
		client.send("hold");
		assertThat(client.receiveText()).isEqualTo("held");
	}

}
