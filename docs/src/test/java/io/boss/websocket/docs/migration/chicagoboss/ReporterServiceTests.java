/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.chicagoboss;

import java.time.Duration;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReporterServiceTests {

	@Test
	void whenReporterSpeaksOrIsSilentThenAllReadersHear() {
		try (BossTester boss = BossTester.of(new ReporterService())) {
			TestClient ann = boss.connect(ReporterService.class);
			TestClient bob = boss.connect(ReporterService.class);
			ann.send("it rains");
			boss.settle();
			boss.broadcast(ReporterService.class, "it pours");
			boss.time().advance(Duration.ofSeconds(10));
			assertThat(bob).receivedTexts().containsExactly("it rains", "it pours", "no news");
			ann.close();
			boss.time().advance(Duration.ofSeconds(10));
			assertThat(bob).receivedTexts().endsWith("no news", "no news");
		}
	}

}
