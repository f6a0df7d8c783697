package io.boss.websocket.invocation;

import java.util.List;

import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import org.junit.jupiter.api.Test;

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
	void whenNothingIsBroadcastNothingIsFound() {
		assertThat(BroadcastTypes.of(List.class)).isEmpty();
	}

	record Headline(String text) {
	}

	record Weather(int degrees) {
	}

	record Said(String text) {
	}

	static class NewsService {

		@OnInit
		ConnectionGroup begin() {
			return new ConnectionGroup();
		}

		@OnIncoming
		void said(Said said) {
		}

		@OnBroadcast
		void headline(Headline headline, ConnectionGroup clients) {
		}

		@OnBroadcast
		void weather(Weather weather) {
		}

		@OnBroadcast
		void other(Object other) {
		}

	}

}
