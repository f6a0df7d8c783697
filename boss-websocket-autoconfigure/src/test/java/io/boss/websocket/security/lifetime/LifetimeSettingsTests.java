/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LifetimeSettings}.
 */
class LifetimeSettingsTests {

	@Test
	void whenThereIsNoMaximumThenThereIsNoEnd() {
		assertThat(settings(null).rest(Long.MAX_VALUE)).isNull();
	}

	@Test
	void whenClientGetsOlderThenLessIsLeft() {
		LifetimeSettings settings = settings(Duration.ofSeconds(10));
		assertThat(settings.rest(0)).isEqualTo(Duration.ofSeconds(10));
		assertThat(settings.rest(Duration.ofSeconds(4).toNanos())).isEqualTo(Duration.ofSeconds(6));
		assertThat(settings.rest(Duration.ofSeconds(11).toNanos())).isZero();
	}

	private static LifetimeSettings settings(Duration maxAge) {
		return new LifetimeSettings(true, Duration.ofSeconds(1), Duration.ofSeconds(1), maxAge);
	}

}
