/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RestartIntensity}.
 */
class RestartIntensityTests {

	@Test
	void whenRestartsStayBelowTheLimitTheyAreAllowed() {
		RestartIntensity intensity = intensity(2);
		assertThat(intensity.tryRestart(seconds(0))).isTrue();
		assertThat(intensity.tryRestart(seconds(1))).isTrue();
		assertThat(intensity.tryRestart(seconds(2))).isFalse();
	}

	@Test
	void whenRestartsLeaveTheWindowOthersAreAllowed() {
		RestartIntensity intensity = intensity(2);
		intensity.tryRestart(seconds(0));
		intensity.tryRestart(seconds(6));
		assertThat(intensity.tryRestart(seconds(10))).isFalse();
		assertThat(intensity.tryRestart(seconds(10) + 1)).isTrue();
		assertThat(intensity.tryRestart(seconds(16))).isFalse();
	}

	@Test
	void whenClockOverflowsTheWindowSlidesAllTheSame() {
		RestartIntensity intensity = intensity(1);
		assertThat(intensity.tryRestart(Long.MAX_VALUE - 5)).isTrue();
		assertThat(intensity.tryRestart(Long.MIN_VALUE + 5)).isFalse();
		assertThat(intensity.tryRestart(Long.MIN_VALUE + seconds(11))).isTrue();
	}

	@Test
	void whenNoRestartIsAllowedTheFirstIsRefused() {
		assertThat(intensity(0).tryRestart(0)).isFalse();
	}

	@Test
	void whenResetTheCountBeginsAnew() {
		RestartIntensity intensity = intensity(1);
		intensity.tryRestart(0);
		intensity.reset();
		assertThat(intensity.tryRestart(0)).isTrue();
		assertThat(intensity.backoff(0)).isEqualTo(Duration.ofMillis(50));
	}

	@Test
	void whenRestartsFollowEachOtherBackOffDoublesUpToItsMaximum() {
		RestartIntensity intensity = intensity(100);
		long[] expected = { 50, 100, 200, 400, 500, 500 };
		for (int i = 0; i < expected.length; i++) {
			intensity.tryRestart(i);
			assertThat(intensity.backoff(i)).isEqualTo(Duration.ofMillis(expected[i]));
		}
	}

	@Test
	void whenVeryManyRestartsFollowEachOtherBackOffStaysAtItsMaximum() {
		RestartIntensity intensity = intensity(1_000);
		for (int i = 0; i < 1_000; i++) {
			intensity.tryRestart(i);
		}
		assertThat(intensity.backoff(1_000)).isEqualTo(Duration.ofMillis(500));
	}

	@Test
	void whenEarlierRestartsLeaveTheWindowBackOffBeginsAnew() {
		RestartIntensity intensity = intensity(100);
		intensity.tryRestart(seconds(0));
		intensity.tryRestart(seconds(1));
		intensity.tryRestart(seconds(20));
		assertThat(intensity.backoff(seconds(20))).isEqualTo(Duration.ofMillis(50));
	}

	@Test
	void whenRestartIsNotRecordedThoseThatLeftTheWindowDoNotProlongItsBackOff() {
		RestartIntensity intensity = intensity(100);
		for (int i = 0; i < 10; i++) {
			intensity.tryRestart(i);
		}
		assertThat(intensity.backoff(seconds(1))).isEqualTo(Duration.ofMillis(500));
		assertThat(intensity.backoff(seconds(20))).isEqualTo(Duration.ofMillis(50));
	}

	@Test
	void whenTimesAreLongerThanNanosecondsCanSayTheyAreAsGoodAsEndless() {
		Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
		RestartIntensity intensity = new RestartIntensity(
				new ServiceSettings.Restart(1000, endless, endless, Duration.ofSeconds(1)));
		for (int i = 0; i < 100; i++) {
			assertThat(intensity.tryRestart(seconds(i))).isTrue();
			assertThat(intensity.backoff(seconds(i))).isEqualTo(Duration.ofSeconds(1));
		}
	}

	private static long seconds(int seconds) {
		return Duration.ofSeconds(seconds).toNanos();
	}

	private static RestartIntensity intensity(int maxRestarts) {
		return new RestartIntensity(new ServiceSettings.Restart(maxRestarts, Duration.ofSeconds(10),
				Duration.ofMillis(50), Duration.ofMillis(500)));
	}

}
