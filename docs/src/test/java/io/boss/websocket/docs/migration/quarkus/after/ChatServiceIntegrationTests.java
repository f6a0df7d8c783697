/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.quarkus.after;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service that the endpoint of Quarkus has become.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ChatServiceIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void whenSomebodySpeaksThenTheRoomHears() {
		try (BossWebSocketClient ann = enter("tea"); BossWebSocketClient eve = enter("coffee")) {
			assertThat(ann.receiveText()).isEqualTo("{\"people\":1}");
			assertThat(eve.receiveText()).isEqualTo("{\"people\":1}");
			try (BossWebSocketClient bob = enter("tea")) {
				assertThat(ann.receiveText()).isEqualTo("{\"people\":2}");
				assertThat(bob.receiveText()).isEqualTo("{\"people\":2}");
				bob.send("{\"name\":\"bob\",\"text\":\"hello\"}");
				assertThat(ann.receiveText()).isEqualTo("{\"name\":\"bob\",\"text\":\"hello\"}");
				ann.send("hello");
				assertThat(ann.receiveText()).isEqualTo("{\"complaint\":\"say it in JSON\"}");
			}
			assertThat(ann.receiveText()).isEqualTo("{\"people\":1}");
			eve.send("{\"name\":\"eve\",\"text\":\"anybody?\"}");
			assertThat(eve.receiveText()).isEqualTo("{\"name\":\"eve\",\"text\":\"anybody?\"}");
		}
	}

	private BossWebSocketClient enter(String room) {
		return BossWebSocketClient.connect(this.port, "/websocket/chat/" + room);
	}

}
