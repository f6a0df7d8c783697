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

@BossServiceTest(LobbyService.class)
class LobbyServiceTests {

	@Autowired
	BossTester boss;

	@Test
	void whenClientSpeaksEverybodyHears() {
		TestClient ann = this.boss.connect("/websocket/lobby");
		TestClient bob = this.boss.connect("/websocket/lobby");
		ann.send("hello");
		assertThat(bob).receivedTexts().containsExactly("hello");
	}

}
