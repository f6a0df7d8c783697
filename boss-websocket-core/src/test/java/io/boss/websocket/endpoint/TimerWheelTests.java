/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TimerWheel}, with a clock that is turned by hand.
 */
class TimerWheelTests {

	private static final long TICK = 10;

	private static final int SLOTS = 64;

	// The clock of a machine may show any number, and overflow.
	private static final long START = Long.MAX_VALUE - 1_000;

	private final TimerWheel wheel = new TimerWheel(TICK, SLOTS, START);

	private long now = START;

	@Test
	void whenEntryIsAddedThenNextTickLooksAtIt() {
		Waiting entry = new Waiting(5 * TICK);
		this.wheel.add(entry);
		assertThat(tickAfter(TICK)).isOne();
		assertThat(entry.looks).containsExactly(START + TICK);
	}

	@Test
	void whenEntryWaitsThenItIsLookedAtWithTheFirstTickThatIsNotTooEarly() {
		Waiting entry = new Waiting(3 * TICK + 1);
		this.wheel.add(entry);
		for (int i = 0; i < 10; i++) {
			tickAfter(TICK);
		}
		assertThat(entry.looks).containsExactly(START + TICK, START + 5 * TICK, START + 9 * TICK);
	}

	@Test
	void whenEntryDoesNotWaitThenNextTickLooksAgain() {
		Waiting entry = new Waiting(0);
		this.wheel.add(entry);
		tickAfter(TICK);
		tickAfter(TICK);
		assertThat(entry.looks).hasSize(2);
	}

	@Test
	void whenTicksComeMoreOftenThanTheyShouldThenNothingIsLookedAtTooEarly() {
		Waiting entry = new Waiting(2 * TICK);
		this.wheel.add(entry);
		for (int i = 0; i < 35; i++) {
			tickAfter(1);
		}
		assertThat(entry.looks).containsExactly(START + 1, START + 3 * TICK);
	}

	@Test
	void whenWaitIsLongerThanARevolutionThenEntryGoesAround() {
		Waiting entry = new Waiting(Long.MAX_VALUE);
		this.wheel.add(entry);
		int looks = 0;
		for (int i = 0; i < 10 * SLOTS; i++) {
			looks += tickAfter(TICK);
		}
		assertThat(looks).isEqualTo(11);
	}

	@Test
	void whenTicksWereLeftOutThenEverybodyIsLookedAt() {
		List<Waiting> entries = IntStream.range(0, SLOTS).mapToObj((i) -> new Waiting(i * TICK)).toList();
		entries.forEach(this.wheel::add);
		tickAfter(TICK);
		tickAfter(1_000 * SLOTS * TICK);
		assertThat(entries).allSatisfy((entry) -> assertThat(entry.looks).hasSizeGreaterThanOrEqualTo(2));
	}

	@Test
	void whenEntryIsDoneThenItIsForgotten() {
		Waiting entry = new Waiting(TICK);
		this.wheel.add(entry);
		tickAfter(TICK);
		entry.wait = TimerWheel.DONE;
		assertThat(tickAfter(TICK)).isOne();
		assertThat(tickAfter(SLOTS * TICK)).isZero();
	}

	@Test
	void whenALookFailsThenOthersAreLookedAtAndItIsTriedAgain() {
		Waiting before = new Waiting(TICK);
		Waiting failing = new Waiting(TICK);
		failing.failure = new StackOverflowError("on purpose");
		Waiting after = new Waiting(TICK);
		List.of(before, failing, after).forEach(this.wheel::add);
		assertThat(tickAfter(TICK)).isEqualTo(3);
		failing.failure = null;
		for (int i = 0; i < SLOTS; i++) {
			tickAfter(TICK);
		}
		assertThat(before.looks).hasSize(SLOTS + 1);
		assertThat(after.looks).hasSize(SLOTS + 1);
		assertThat(failing.looks).hasSizeGreaterThan(1);
	}

	@Test
	void whenThereAreManyThenATickCostsWhatIsDue() {
		int clients = 50_000;
		TimerWheel wheel = new TimerWheel(250, 512, 0);
		Random random = new Random(4);
		for (int i = 0; i < clients; i++) {
			// As if each had been heard at some time within the last 25 seconds.
			Waiting entry = new Waiting(random.nextInt(25_000));
			entry.next = 25_000L;
			wheel.add(entry);
		}
		assertThat(wheel.tick(250)).isEqualTo(clients);
		List<Integer> looks = new ArrayList<>();
		for (int tick = 2; tick <= 401; tick++) {
			looks.add(wheel.tick(tick * 250L));
		}
		assertThat(looks).allSatisfy((number) -> assertThat(number).isBetween(400, 600));
		assertThat(looks.stream().mapToInt(Integer::intValue).sum()).isBetween(4 * clients - 1_000,
				4 * clients + 1_000);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void whenWaitsAndTicksAreRandomThenNobodyIsLostAndNobodyIsLate(long seed) {
		Random random = new Random(seed);
		List<Modelled> entries = new ArrayList<>();
		for (int round = 0; round < 3_000; round++) {
			for (int i = random.nextInt(4); i > 0; i--) {
				Modelled entry = new Modelled(random);
				entries.add(entry);
				this.wheel.add(entry);
			}
			// Often, mostly as it should be, and sometimes after a long time.
			int kind = random.nextInt(100);
			this.now += (kind < 20) ? random.nextInt(3)
					: ((kind < 98) ? TICK + random.nextInt(5) : random.nextInt(3 * SLOTS * (int) TICK));
			long before = entries.stream().mapToLong((entry) -> entry.looks).sum();
			int looks = this.wheel.tick(this.now);
			long ticks = (this.now - START) / TICK;
			assertThat(entries).allSatisfy((entry) -> assertThat(entry.done || entry.dueTick > ticks).isTrue());
			assertThat(entries.stream().mapToLong((entry) -> entry.looks).sum()).isEqualTo(before + looks);
			entries.removeIf((entry) -> entry.done);
		}
		entries.forEach((entry) -> entry.ends = true);
		for (int i = 0; i <= SLOTS; i++) {
			tickAfter(TICK);
		}
		assertThat(entries).isNotEmpty().allSatisfy((entry) -> assertThat(entry.done).isTrue());
		assertThat(tickAfter(SLOTS * TICK)).isZero();
	}

	@Test
	void whenManyThreadsAddAndEndWhileItTicksThenNobodyIsLost() throws InterruptedException {
		int threads = 3;
		int each = 20_000;
		AtomicInteger ended = new AtomicInteger();
		CountDownLatch added = new CountDownLatch(threads);
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try {
			for (int t = 0; t < threads; t++) {
				pool.execute(() -> {
					for (int i = 0; i < each; i++) {
						Ending entry = new Ending(i % 3 * TICK, ended);
						if (i % 2 == 0) {
							entry.ends = true;
						}
						this.wheel.add(entry);
						entry.ends = true;
					}
					added.countDown();
				});
			}
			while (added.getCount() > 0) {
				tickAfter(TICK);
			}
			assertThat(added.await(30, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			pool.shutdownNow();
		}
		for (int i = 0; i < SLOTS; i++) {
			tickAfter(TICK);
		}
		assertThat(ended).hasValue(threads * each);
	}

	private int tickAfter(long nanos) {
		this.now += nanos;
		return this.wheel.tick(this.now);
	}

	private static class Waiting extends TimerWheel.Entry {

		final List<Long> looks = new ArrayList<>(4);

		long wait;

		Long next;

		Error failure;

		Waiting(long wait) {
			this.wait = wait;
		}

		@Override
		long look(long now) {
			this.looks.add(now);
			if (this.failure != null) {
				throw this.failure;
			}
			long answer = this.wait;
			this.wait = (this.next != null) ? this.next : this.wait;
			return answer;
		}

	}

	/**
	 * Knows by which tick it is to be looked at again.
	 */
	private static final class Modelled extends TimerWheel.Entry {

		private final Random random;

		private long looks;

		private long dueTick;

		private boolean ends;

		private boolean done;

		private Modelled(Random random) {
			this.random = random;
		}

		@Override
		long look(long now) {
			this.looks++;
			assertThat(this.done).isFalse();
			if (this.ends || this.random.nextInt(20) == 0) {
				this.done = true;
				return TimerWheel.DONE;
			}
			long wait = this.random.nextInt(2 * SLOTS * (int) TICK);
			long tick = (now - START) / TICK;
			long exact = (now - START + wait + TICK - 1) / TICK;
			this.dueTick = Math.max(exact, tick + 1);
			return wait;
		}

	}

	private static final class Ending extends TimerWheel.Entry {

		private final long wait;

		private final AtomicInteger ended;

		private volatile boolean ends;

		private Ending(long wait, AtomicInteger ended) {
			this.wait = wait;
			this.ended = ended;
		}

		@Override
		long look(long now) {
			if (!this.ends) {
				return this.wait;
			}
			this.ended.incrementAndGet();
			return TimerWheel.DONE;
		}

	}

}
