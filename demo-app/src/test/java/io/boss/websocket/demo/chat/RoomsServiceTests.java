/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import java.time.Duration;

import io.boss.websocket.demo.chat.ChatRequest.Enter;
import io.boss.websocket.demo.operator.OperatorSecurityConfiguration;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RoomsService}.
 */
@BossServiceTest({ RoomsService.class, ChatService.class })
@Import(OperatorSecurityConfiguration.class)
class RoomsServiceTests {

	@Autowired
	private BossTester boss;

	@Test
	void whenNobodyIsAnywhereThereAreNoRooms() {
		this.boss.connect(ChatService.class, "lobby");
		assertThat(reader()).receivedTexts().containsExactly("[]");
	}

	@Test
	void whenPeopleAreInRoomsReaderSeesThem() {
		enter("lobby", "Ada");
		enter("book-club", "Bob");
		enter("book-club", "Eve");
		assertThat(reader()).receivedTexts().containsExactly("""
				[{"name":"book-club","people":2},{"name":"lobby","people":1}]""");
	}

	@Test
	void whenPeopleComeAndGoReaderHearsOfItOnceForMany() {
		TestClient reader = reader();
		enter("lobby", "Ada");
		TestClient bob = enter("lobby", "Bob");
		this.boss.time().advance(Duration.ofMillis(200));
		bob.close();
		this.boss.time().advance(Duration.ofMillis(200));
		assertThat(reader).receivedTexts().containsExactly("[]", """
				[{"name":"lobby","people":2}]""", """
				[{"name":"lobby","people":1}]""");
	}

	private TestClient reader() {
		return this.boss.connect(RoomsService.class);
	}

	private TestClient enter(String room, String name) {
		TestClient client = this.boss.connect(ChatService.class, room);
		client.send(new Enter(name, null));
		this.boss.settle();
		return client;
	}

}
