/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a service hears and says.
 */
class ServiceCallbacksIntegrationTests {

	@ParameterizedTest
	@EnumSource
	void whenClientsTalkThenServiceHearsThemInOrder(Container container) {
		try (BossServer server = BossServer.on(container).service(RoomService.class, RoomService::new).start();
				BossWebSocketClient ann = BossWebSocketClient.connect(server.uri("/websocket/room"))) {
			assertThat(ann.receiveText()).isEqualTo("joined 1");
			try (BossWebSocketClient bob = BossWebSocketClient.connect(server.uri("/websocket/room"))) {
				assertThat(bob.receiveText()).isEqualTo("joined 2");
				assertThat(ann.receiveText()).isEqualTo("joined 2");
				ann.send("hello");
				assertThat(ann.receiveText()).isEqualTo("hello");
				assertThat(bob.receiveText()).isEqualTo("hello");
				bob.send(new byte[] { 1, 2, 3 });
				assertThat(bob.receive()).isEqualTo(new byte[] { 1, 2, 3 });
				assertThat(ann.receive()).isEqualTo(new byte[] { 1, 2, 3 });
				assertThat(server.broadcasts().broadcast(RoomService.class, "news")).isEqualTo(DeliveryResult.ACCEPTED);
				assertThat(ann.receiveText()).isEqualTo("news");
				assertThat(bob.receiveText()).isEqualTo("news");
				bob.close(4001, "bye");
				assertThat(ann.receiveText()).isEqualTo("left PEER 4001 bye");
			}
		}
	}

	@BossService
	static class RoomService implements BossServiceHandler<ConnectionGroup> {

		@Override
		public ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
			state.add(client);
			state.send("joined " + state.size());
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				ConnectionGroup state) {
			state.send(message);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
			state.send(message);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleClose(CloseReason reason, String servicePath, BossConnection client,
				ConnectionGroup state) {
			state.send("left " + reason.kind() + " " + reason.code() + " " + reason.text());
			return Outcome.noReply(state);
		}

	}

}
