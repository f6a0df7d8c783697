/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.quarkus.after;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChatServiceTests {

	@Test
	void whenSomebodyLeavesThenTheOthersHear() {
		try (BossTester boss = BossTester.of(new ChatService())) {
			TestClient ann = boss.connect(ChatService.class, "tea");
			TestClient bob = boss.connect(ChatService.class, "tea");
			bob.close();
			assertThat(ann).receivedTexts().containsExactly("{\"people\":1}", "{\"people\":2}", "{\"people\":1}");
		}
	}

}
