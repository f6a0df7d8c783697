/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import io.boss.websocket.BossService;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.ServiceKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys that an annotated service takes as numbers.
 */
class ConvertedKeyIntegrationTests {

	@ParameterizedTest
	@EnumSource
	void whenAKeyIsNoNumberThenItsUrlIsNotThere(Container container) {
		try (BossServer server = BossServer.on(container).service(DuelService.class, DuelService::new).start()) {
			try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/duel/42"))) {
				assertThat(client.readMessage()).isEqualTo("duel/42 43");
			}
			for (String key : new String[] { "abc", "042", "+42", "42.0", "0x2a" }) {
				try (RawWebSocket client = RawWebSocket.handshake(server.uri("/websocket/duel/" + key))) {
					assertThat(client.status()).as(key).isEqualTo(404);
				}
			}
		}
	}

	@BossService("duel/{number}")
	static class DuelService {

		@OnJoin
		String joined(@ServiceKey long number, InstanceKey key) {
			return key + " " + (number + 1);
		}

	}

}
