/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.redis.connection.RedisConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

/**
 * Nodes that come back one by one.
 */
class RedisAudienceTests {

	private final AtomicLong clock = new AtomicLong(-5);

	private final AtomicInteger absences = new AtomicInteger();

	private final RedisAudience audience = new RedisAudience("all", "inbox", Duration.ofNanos(100), this.clock::get);

	private final RedisConnection connection = mock(RedisConnection.class, RETURNS_DEEP_STUBS);

	@Test
	void whenAsManyListenAsBeforeThenNothingIsWaitedFor() {
		this.audience.reached(3);
		gather(3);
		assertThat(this.absences).hasValue(0);
	}

	@Test
	void whenFewerListenThenTheyAreWaitedForAndNotForever() {
		this.audience.reached(3);
		assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> gather(2))
			.withMessageContaining("2 of 3");
		this.clock.addAndGet(99);
		assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> gather(2));
		this.clock.addAndGet(1);
		gather(2);
		assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> gather(2));
	}

	@Test
	void whenThisNodeDoesNotListenThenItIsToldOnce() {
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> gather(0));
		}
		assertThat(this.absences).hasValue(1);
		gather(1);
	}

	@Test
	void whenRedisGoesAgainThenWaitingBeginsAnew() {
		assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> gather(0));
		given(this.connection.closePipeline()).willThrow(new IllegalStateException());
		assertThatIllegalStateException().isThrownBy(
				() -> this.audience.gather(() -> this.audience.count(this.connection), this.absences::incrementAndGet));
		this.clock.addAndGet(1000);
		assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> gather(0));
		assertThat(this.absences).hasValue(2);
	}

	private void gather(long listeners) {
		willReturn(List.of(listeners)).given(this.connection).closePipeline();
		this.audience.gather(() -> this.audience.count(this.connection), this.absences::incrementAndGet);
	}

}
