/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.time.Duration;
import java.util.SplittableRandom;

import io.boss.websocket.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RateLimit}, by a clock that is moved by hand.
 */
class RateLimitTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private long now;

	private long used;

	// The origin of nanoTime() is arbitrary.
	@ParameterizedTest
	@ValueSource(longs = { 0, -5, Long.MAX_VALUE - 1000, Long.MIN_VALUE + 1000, 123_456_789 })
	void whenTokensAreTakenThenThereAreTwoSecondsWorthAtOnceAndThenAsManyAsComeIn(long origin) {
		start(origin);
		RateLimit limit = new RateLimit(10, 1);
		assertThat(taken(limit, 100)).isEqualTo(20);
		this.now += SECOND / 10 - 1;
		assertThat(taken(limit, 100)).isZero();
		this.now += 1;
		assertThat(taken(limit, 100)).isOne();
		this.now += SECOND;
		assertThat(taken(limit, 100)).isEqualTo(10);
		this.now += 1000 * SECOND;
		assertThat(taken(limit, 100)).isEqualTo(20);
	}

	@Test
	void whenSeveralTokensAreTakenThenAllOfThemOrNone() {
		start(42);
		RateLimit limit = new RateLimit(100, 1);
		assertThat(take(limit, 150)).isTrue();
		assertThat(take(limit, 51)).isFalse();
		assertThat(take(limit, 50)).isTrue();
		assertThat(take(limit, 1)).isFalse();
		this.now += SECOND / 100;
		assertThat(take(limit, 2)).isFalse();
		assertThat(take(limit, 1)).isTrue();
	}

	@Test
	void whenLimitIsLowThenAsMuchGoesAtOnceAsMustBePossible() {
		start(0);
		RateLimit limit = new RateLimit(10, 1_000_000);
		assertThat(take(limit, 1_000_000)).isTrue();
		assertThat(take(limit, 1)).isFalse();
		this.now += SECOND;
		assertThat(take(limit, 10)).isTrue();
		assertThat(take(limit, 1)).isFalse();
	}

	@Test
	void whenNumbersAreAsLargeAsTheyCanBeThenNothingOverflows() {
		start(Long.MAX_VALUE - 1);
		RateLimit limit = new RateLimit(Integer.MAX_VALUE, 2L * Integer.MAX_VALUE + 1024);
		assertThat(take(limit, Integer.MAX_VALUE)).isTrue();
		assertThat(take(limit, Integer.MAX_VALUE)).isTrue();
		assertThat(take(limit, Integer.MAX_VALUE)).isFalse();
		RateLimit slow = new RateLimit(1, 2L * Integer.MAX_VALUE + 1024);
		this.used = this.now;
		assertThat(take(slow, Integer.MAX_VALUE)).isTrue();
		assertThat(take(slow, Integer.MAX_VALUE)).isTrue();
		assertThat(take(slow, 1025)).isFalse();
	}

	@Test
	void whenTimePassesAsItLikesThenNeverMoreIsTakenThanCameIn() {
		SplittableRandom random = Seed.random(RateLimitTests.class);
		for (int round = 0; round < 200; round++) {
			start(random.nextLong());
			int perSecond = random.nextInt(1, 5000);
			RateLimit limit = new RateLimit(perSecond, 1);
			long start = this.now;
			long taken = 0;
			for (int i = 0; i < 200; i++) {
				this.now += random.nextLong(SECOND / 20);
				int count = random.nextInt(1, 50);
				taken += take(limit, count) ? count : 0;
			}
			// Rounding gives a nanosecond away with each.
			assertThat(taken).isLessThanOrEqualTo((this.now - start + 200) * perSecond / SECOND + 2L * perSecond + 1);
		}
	}

	private void start(long origin) {
		this.now = origin;
		this.used = origin;
	}

	private int taken(RateLimit limit, int tries) {
		int taken = 0;
		for (int i = 0; i < tries; i++) {
			long after = limit.takeOne(this.used, this.now, 0);
			if (after != RateLimit.EXCEEDED) {
				this.used = after;
				taken++;
			}
		}
		return taken;
	}

	private boolean take(RateLimit limit, int count) {
		long after = limit.take(this.used, this.now, count, 0);
		if (after != RateLimit.EXCEEDED) {
			this.used = after;
		}
		return after != RateLimit.EXCEEDED;
	}

}
