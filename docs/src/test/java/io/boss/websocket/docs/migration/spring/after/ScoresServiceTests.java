/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.spring.after;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScoresServiceTests {

	@Test
	void whenTeamScoresThenAllHear() {
		try (BossTester boss = BossTester.of(new ScoresService())) {
			TestClient ann = boss.connect(ScoresService.class);
			TestClient bob = boss.connect(ScoresService.class);
			bob.send("{\"team\":\"red\"}");
			assertThat(ann).receivedTexts().containsExactly("{\"goals\":{}}", "{\"goals\":{\"red\":1}}");
		}
	}

}
