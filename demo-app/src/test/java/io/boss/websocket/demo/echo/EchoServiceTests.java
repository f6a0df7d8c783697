/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.echo;

import io.boss.websocket.demo.operator.OperatorSecurityConfiguration;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EchoService}.
 */
@BossServiceTest(EchoService.class)
@Import(OperatorSecurityConfiguration.class)
class EchoServiceTests {

	@Autowired
	private BossTester boss;

	@Test
	void whenMessagesArriveSendsThemBackInOrderAndCountsThem() {
		TestClient client = this.boss.connect(EchoService.class);
		client.send("Grüße 🌍").send(new byte[] { 0, 1, -1 }).send("");
		assertThat(client.received()).containsExactly("Grüße 🌍", new byte[] { 0, 1, -1 }, "");
		assertThat(this.boss.service(EchoService.class).state(Long.class)).isEqualTo(3);
	}

	@Test
	void whenTextIsTooLongClientIsClosed() {
		TestClient client = this.boss.connect(EchoService.class);
		client.sendParts("x".repeat(64 * 1024), "x");
		assertThat(client).isClosedWith(1009);
	}

}
