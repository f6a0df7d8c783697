/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.cluster.BossTestCluster;
import io.boss.websocket.test.junit.Interleavings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests without Spring, as the guide shows them.
 */
class PlainTests {

	@Test
	void whenServiceNeedsNothingItIsTestedByItself() {
		try (BossTester boss = BossTester.of(new LobbyService())) {
			TestClient ann = boss.connect(LobbyService.class);
			ann.send("hello");
			assertThat(ann).receivedTexts().containsExactly("hello");
		}
	}

	@Test
	void whenThereAreTwoNodesReadersOfBothHear() {
		try (BossTestCluster cluster = BossTestCluster.of(2, (node) -> new NewsService())) {
			TestClient reader = cluster.node(2).connect(NewsService.class);
			cluster.node(1).broadcast(NewsService.class, "it works");
			assertThat(reader).receivedTexts().containsExactly("it works");
		}
	}

	@Interleavings(20)
	void whenTwoSpeakBothHearTheSame() {
		try (BossTester boss = BossTester.of(new LobbyService())) {
			TestClient ann = boss.connect(LobbyService.class);
			TestClient bob = boss.connect(LobbyService.class);
			boss.settle();
			ann.send("one");
			bob.send("two");
			assertThat(ann).receivedTexts().containsExactlyInAnyOrder("one", "two").isEqualTo(bob.receivedTexts());
		}
	}

}
