/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import io.boss.websocket.BossServices;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ChatService} over the wire, at a real server.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ChatServiceIntegrationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private BossServices services;

	// Names are free for the next test.
	@AfterEach
	void waitUntilAllAreGone() {
		await().until(() -> this.services.get(ChatService.class).connections().isEmpty());
	}

	@Test
	void whenTwoChatTheyHearEachOther() {
		try (BossWebSocketClient ada = enter("Ada"); BossWebSocketClient bob = enter("Bob")) {
			ada.receiveTextsUntil((text) -> text.contains("\"entered\",\"name\":\"Bob\""));
			bob.send("""
					{"type":"say","text":"Hello"}""");
			assertThat(ada.receiveText()).startsWith("""
					{"type":"said","name":"Bob","text":"Hello","at":\"""");
			bob.close();
			ada.receiveTextsUntil((text) -> text.contains("\"left\",\"name\":\"Bob\""));
		}
	}

	@Test
	void whenClientIsGoneItsNameIsFree() {
		enter("Zoe").close();
		await().until(() -> this.services.get(ChatService.class).connections().isEmpty());
		enter("Zoe").close();
	}

	private BossWebSocketClient enter(String name) {
		BossWebSocketClient client = BossWebSocketClient.connect(this.port, "/websocket/chat/lobby");
		client.send("""
				{"type":"enter","name":"%s"}""".formatted(name));
		String entered = """
				{"type":"entered","name":"%s",""".formatted(name);
		client.receiveTextsUntil((text) -> text.startsWith(entered));
		return client;
	}

}
