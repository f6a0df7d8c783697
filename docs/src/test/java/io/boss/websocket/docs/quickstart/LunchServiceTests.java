/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.quickstart;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LunchServiceTests {

	@Test
	void whenSomebodyVotesThenAllSeeTheStanding() {
		try (BossTester boss = BossTester.of(new LunchService())) {
			TestClient ann = boss.connect("/websocket/lunch");
			TestClient bob = boss.connect("/websocket/lunch");
			ann.send("{\"place\":\"pizza\"}");
			assertThat(bob).receivedTexts().containsExactly("{\"votes\":{}}", "{\"votes\":{\"pizza\":1}}");
		}
	}

}
