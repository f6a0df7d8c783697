/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.timing;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Nanos}.
 */
class NanosTests {

	@Test
	void whenTimeIsShortItIsCounted() {
		assertThat(Nanos.of(Duration.ZERO)).isZero();
		assertThat(Nanos.of(Duration.ofSeconds(3))).isEqualTo(3_000_000_000L);
		assertThat(Nanos.limited(Duration.ofDays(36_499))).isEqualTo(Duration.ofDays(36_499));
	}

	@Test
	void whenTimeIsLongerThanALifeItIsAHundredYears() {
		assertThat(Nanos.of(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Nanos.MAX);
		assertThat(Nanos.limited(Duration.ofDays(36_501))).isEqualTo(Nanos.LONGEST);
	}

	@Test
	void whenTwoOfTheLongestAreAddedTheSumIsANumber() {
		assertThat(Math.addExact(Nanos.MAX, Nanos.MAX)).isPositive();
	}

}
