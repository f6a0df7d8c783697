/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

/**
 * Tests for {@link BossServiceTest @BossServiceTest} with a controller that is imported,
 * and an application that is a node of a cluster elsewhere.
 */
@BossServiceTest(value = LobbyService.class, properties = "boss.websocket.cluster.engine=redis")
@Import({ OpenDoors.class, AnnounceController.class })
class SliceControllerIntegrationTests {

	@Autowired
	private BossTester boss;

	@Autowired
	private MockMvc mockMvc;

	@Test
	void whenControllerBroadcastsClientsHear() throws Exception {
		TestClient ann = this.boss.connect(LobbyService.class);
		this.boss.settle();
		this.mockMvc.perform(post("/news").content("hello")).andExpect(content().string("ACCEPTED"));
		assertThat(ann).receivedTexts().containsExactly("hello");
	}

	@Test
	void whenControllerBroadcastsFirstServiceTakesIt() throws Exception {
		this.mockMvc.perform(post("/news").content("early")).andExpect(content().string("ACCEPTED"));
		assertThat(this.boss.transcript()).doesNotContain("early");
		TestClient ann = this.boss.connect(LobbyService.class);
		assertThat(ann).receivedNothing();
		assertThat(this.boss.transcript()).containsSubsequence("lobby: init", "handleBroadcast early");
	}

}
