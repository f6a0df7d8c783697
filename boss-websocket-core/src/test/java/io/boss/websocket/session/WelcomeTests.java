/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import io.boss.websocket.stats.ResumeResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Welcome}.
 */
class WelcomeTests {

	private final Mark mark = new Mark("q5Zr8k2A");

	@Test
	void whenSessionEndsWithItsConnectionThenWhatConcernsOthersIsLeftOut() {
		assertThat(Welcome.plain(25_000).text(this.mark))
			.isEqualTo("{\"type\":\"boss.welcome\",\"mark\":\"q5Zr8k2A\",\"heartbeat\":25000,\"resumed\":false}");
	}

	@Test
	void whenSessionGoesOnThenNumbersAreTold() {
		Welcome welcome = Welcome.plain(0).with(new SessionToken("s", "h"), 60_000).resumed(7, 0);
		assertThat(welcome.text(this.mark))
			.isEqualTo("{\"type\":\"boss.welcome\",\"mark\":\"q5Zr8k2A\",\"heartbeat\":0,\"resumed\":true,"
					+ "\"session\":\"s.h\",\"grace\":60000,\"received\":7,\"replayed\":0}");
	}

	@Test
	void whenSessionDoesNotGoOnThenReasonIsTold() {
		assertThat(Welcome.plain(0).insteadOf(ResumeResult.EXPIRED).text(this.mark))
			.endsWith("\"resumed\":false,\"reason\":\"expired\"}");
	}

	@Test
	void whenShownThenTokenIsNot() {
		assertThat(Welcome.plain(0).with(new SessionToken("s3cret", "h"), 1)).asString().doesNotContain("s3cret");
	}

	@Test
	void whenMarksAreMadeThenEachIsOfItsOwn() {
		assertThat(Mark.next().text()).matches("[A-Za-z0-9_-]{8}").isNotEqualTo(Mark.next().text());
	}

}
