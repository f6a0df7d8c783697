/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Handshakes as the guide shows them.
 */
@BossServiceTest(services = PollService.class, properties = { "boss.websocket.services.poll.access.rule=authenticated",
		"boss.websocket.services.poll.allowed-origins=https://example.com" })
class HandshakeTests {

	@Autowired
	BossTester boss;

	@Test
	void whenThereIsNoUserHandshakeIsRefused() {
		assertThat(this.boss.handshake("/websocket/poll")).hasStatus(401);
		TestClient ann = this.boss.connect("/websocket/poll?name=ann",
				(handshake) -> handshake.user("ann", "VOTER").origin("https://example.com"));
		assertThat(ann).received(PollService.Standing.class).hasSize(1);
	}

	@Test
	void whenPathIsWrongFailureNamesTheNearest() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.boss.connect("/websocket/pool"))
			.withMessageContaining("404")
			.withMessageContaining("/websocket/poll");
	}

}
