/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EngineClock}.
 */
class EngineClockTests {

	private final CompletableFuture<String> future = new CompletableFuture<>();

	@Test
	void whenItIsTheSystemsThenItTellsTheSystemsTime() {
		Instant day = Instant.now();
		long nanos = System.nanoTime();
		assertThat(EngineClock.SYSTEM.instant()).isAfterOrEqualTo(day);
		assertThat(EngineClock.SYSTEM.nanoTime() - nanos).isNotNegative();
	}

	@Test
	void whenItIsDoneThenTheWaitIsOver() throws InterruptedException {
		this.future.complete("well");
		assertThat(EngineClock.SYSTEM.await(this.future, Nanos.LONGEST)).isTrue();
	}

	@Test
	void whenItHasFailedThenTheWaitIsOver() throws InterruptedException {
		this.future.completeExceptionally(new IllegalStateException("not well"));
		assertThat(EngineClock.SYSTEM.await(this.future, Nanos.LONGEST)).isTrue();
	}

	@Test
	void whenItIsCancelledThenTheWaitIsOver() throws InterruptedException {
		this.future.cancel(false);
		assertThat(EngineClock.SYSTEM.await(this.future, Nanos.LONGEST)).isTrue();
	}

	@Test
	void whenTimeIsUpThenItIsNotDone() throws InterruptedException {
		assertThat(EngineClock.SYSTEM.await(this.future, Duration.ofNanos(1))).isFalse();
	}

	@Test
	void whenThreadIsInterruptedThenItSaysSo() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class)
			.isThrownBy(() -> EngineClock.SYSTEM.await(this.future, Nanos.LONGEST));
	}

}
