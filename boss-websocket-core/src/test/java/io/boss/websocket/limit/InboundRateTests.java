/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InboundRate}, with ten messages and a kilobyte a second.
 */
class InboundRateTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private static final int BURST = 20;

	private final InboundRate rate = new InboundRate(new InboundRates(new RateLimit(10, 1), new RateLimit(1000, 1)), 0);

	@Test
	void whenClientWasNotReadThenWhatItHasSentMeanwhileIsNotHeldAgainstIt() {
		assertThat(messages(0)).isEqualTo(BURST);
		this.rate.paused(0);
		this.rate.resumed(60 * SECOND);
		assertThat(messages(60 * SECOND)).isEqualTo(60 * 10 + BURST);
		assertThat(messages(61 * SECOND)).isEqualTo(10);
	}

	@Test
	void whenWhatHasPiledUpIsHandledThenTheLimitIsWhatItWas() {
		this.rate.paused(0);
		this.rate.resumed(60 * SECOND);
		assertThat(this.rate.message(60 * SECOND)).isTrue();
		assertThat(this.rate.message(70 * SECOND)).isTrue();
		assertThat(messages(80 * SECOND)).isEqualTo(BURST);
	}

	@Test
	void whenPausesFollowEachOtherThenAllOfThemCount() {
		this.rate.paused(0);
		this.rate.resumed(10 * SECOND);
		this.rate.paused(10 * SECOND);
		this.rate.resumed(20 * SECOND);
		assertThat(this.rate.bytes(20_000 + 2_000, 20 * SECOND)).isTrue();
		assertThat(this.rate.bytes(1, 20 * SECOND)).isFalse();
	}

	private int messages(long now) {
		int count = 0;
		while (this.rate.message(now)) {
			count++;
		}
		return count;
	}

}
