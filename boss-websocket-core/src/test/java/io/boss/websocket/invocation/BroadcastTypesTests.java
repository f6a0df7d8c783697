/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.List;

import io.boss.websocket.BossService;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.ServiceKey;
import org.junit.jupiter.api.Test;

import org.springframework.messaging.handler.annotation.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BroadcastTypes}.
 */
class BroadcastTypesTests {

	@Test
	void whenMethodsTakeBroadcastsTheirPayloadsAreFound() {
		assertThat(BroadcastTypes.of(NewsService.class)).containsExactlyInAnyOrder(Headline.class, Weather.class);
	}

	@Test
	void whenPayloadIsOfTheTypeOfTheStateItIsFound() {
		assertThat(BroadcastTypes.of(CounterService.class)).containsExactly(Integer.class);
	}

	@Test
	void whenNothingIsBroadcastNothingIsFound() {
		assertThat(BroadcastTypes.of(List.class)).isEmpty();
	}

	@Test
	void whenServiceHasKeysTheyAreNoPayloads() {
		assertThat(BroadcastTypes.of(RoomService.class)).containsExactly(Headline.class);
		assertThat(BroadcastTypes.of(LobbyService.class)).containsExactly(InstanceKey.class);
	}

	interface Audience {

	}

	static class Readers implements Audience {

	}

	record Headline(String text) {
	}

	record Weather(int degrees) {
	}

	record Said(String text) {
	}

	static class NewsService {

		@OnInit
		Readers begin() {
			return new Readers();
		}

		@OnIncoming
		void said(Said said) {
		}

		@OnBroadcast
		void headline(Headline headline, Audience clients) {
		}

		@OnBroadcast
		void weather(Weather weather) {
		}

		@OnBroadcast
		void other(Object other, Readers clients) {
		}

	}

	static class CounterService {

		@OnInit
		Integer begin() {
			return 0;
		}

		@OnBroadcast
		Integer add(@Payload Integer number, Integer count) {
			return count + number;
		}

	}

	@BossService("room/{id}")
	static class RoomService {

		@OnBroadcast
		void headline(Headline headline, InstanceKey key, @ServiceKey long id) {
		}

	}

	@BossService("lobby")
	static class LobbyService {

		@OnBroadcast
		void opened(InstanceKey room) {
		}

	}

}
