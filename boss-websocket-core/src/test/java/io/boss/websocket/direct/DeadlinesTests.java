/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.timing.EngineClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Deadlines}.
 */
class DeadlinesTests {

	private static final long LONG = Duration.ofHours(1).toNanos();

	private final Deadlines deadlines = new Deadlines(EngineClock.SYSTEM);

	private final List<String> log = new ArrayList<>();

	@Test
	void whenThereIsNothingToWaitForSaysSo() {
		this.deadlines.run();
		assertThat(this.deadlines.timeout()).isZero();
	}

	@Test
	void whenDeadlinesAreOverTheyRunInTheirOrder() {
		add(-1_000, "d");
		add(-4_000_000, "b");
		add(-9_000_000, "a");
		add(-2_000_000, "c");
		assertThat(this.deadlines.timeout()).isOne();
		this.deadlines.run();
		assertThat(this.log).containsExactly("a", "b", "c", "d");
		assertThat(this.deadlines.timeout()).isZero();
	}

	@Test
	void whenDeadlineIsNotOverItWaits() {
		add(LONG, "late");
		add(-1, "now");
		this.deadlines.run();
		assertThat(this.log).containsExactly("now");
		assertThat(this.deadlines.timeout()).isBetween(Duration.ofMinutes(59).toMillis(),
				Duration.ofHours(1).toMillis() + 1);
	}

	@Test
	void whenSleptForTheTimeoutTheDeadlineIsOver() {
		long begin = System.nanoTime();
		add(20_000_000, "a");
		long timeout = this.deadlines.timeout();
		Awaitility.await().until(() -> System.nanoTime() - begin > timeout * 1_000_000 + 1_000_000);
		this.deadlines.run();
		assertThat(this.log).containsExactly("a");
	}

	@Test
	void whenTimeIsVeryLongItIsNotTakenForThePast() {
		add(Long.MAX_VALUE / 2, "never");
		add(-1, "now");
		this.deadlines.run();
		assertThat(this.log).containsExactly("now");
		assertThat(this.deadlines.timeout()).isGreaterThan(Duration.ofDays(365).toMillis());
	}

	@Test
	void whenTaskAddsADeadlineThatIsOverItRunsToo() {
		this.deadlines.add(-1, () -> add(-1, "inner"));
		this.deadlines.run();
		assertThat(this.log).containsExactly("inner");
	}

	@Test
	void whenTaskFailsTheOthersRunNextTime() {
		this.deadlines.add(-1_000_000, () -> {
			throw new IllegalStateException("on purpose");
		});
		add(-1, "a");
		try {
			this.deadlines.run();
		}
		catch (IllegalStateException ex) {
			this.log.add("failed");
		}
		this.deadlines.run();
		assertThat(this.log).containsExactly("failed", "a");
	}

	private void add(long nanos, String text) {
		this.deadlines.add(nanos, () -> this.log.add(text));
	}

}
