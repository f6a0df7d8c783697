/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.boss.websocket.Seed;
import io.boss.websocket.service.lifecycle.DrainPlan.Batch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DrainPlan}.
 */
class DrainPlanTests {

	private static final Duration INTERVAL = Duration.ofMillis(100);

	private static final Duration LONG = Duration.ofHours(1);

	private final SplittableRandom random = Seed.random(DrainPlanTests.class);

	@Test
	void whenThereIsNobodyThereIsNoBatch() {
		assertThat(batches(0, 100, INTERVAL, LONG)).isEmpty();
	}

	@Test
	void whenThereIsTimeBatchesAreAsLargeAsTheyShouldBe() {
		assertThat(batches(250, 100, INTERVAL, LONG)).extracting((batch) -> batch.to() - batch.from())
			.containsExactly(100, 100, 50);
	}

	@Test
	void whenThereIsTimeForThreeBatchesTheyAreLargeEnough() {
		assertThat(batches(1000, 10, INTERVAL, Duration.ofMillis(300))).extracting((batch) -> batch.to() - batch.from())
			.containsExactly(334, 334, 332);
	}

	@Test
	void whenThereIsNoTimeEverybodyIsClosedAtOnce() {
		assertThat(batches(1000, 10, INTERVAL, Duration.ZERO)).allSatisfy((batch) -> assertThat(batch.due()).isZero());
		assertThat(batches(1000, 10, INTERVAL, Duration.ofMillis(-1)))
			.allSatisfy((batch) -> assertThat(batch.due()).isZero());
		assertThat(batches(1000, 10, INTERVAL, Duration.ofMillis(149))).hasSize(1);
	}

	@Test
	void whenThereIsNoIntervalEverybodyIsClosedAtOnce() {
		assertThat(batches(1000, 10, Duration.ZERO, LONG)).allSatisfy((batch) -> assertThat(batch.due()).isZero());
	}

	@Test
	void whenIntervalIsLongerThanALifeEverybodyIsClosedAtOnce() {
		assertThat(batches(1000, 10, Duration.ofDays(365_000_000), LONG)).hasSize(1);
		assertThat(batches(Integer.MAX_VALUE, Integer.MAX_VALUE, INTERVAL, LONG)).hasSize(1);
	}

	@Test
	void whenThereIsTimeForEverBatchesAreAsLargeAsTheyShouldBe() {
		Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
		assertThat(batches(30, 10, INTERVAL, endless)).hasSize(3);
		assertThat(batches(30, 10, endless, endless)).hasSize(1);
		assertThat(new DrainSettings(Duration.ZERO, 1, INTERVAL, endless).timeout()).isPositive();
	}

	@Test
	void whenIntervalsAreSpreadTheyDiffer() {
		List<Batch> batches = batches(1000, 10, INTERVAL, LONG);
		assertThat(pauses(batches)).hasSizeGreaterThan(50).doesNotHaveDuplicates();
	}

	@RepeatedTest(200)
	void whateverIsAskedEverybodyIsClosedOnceAndInTime() {
		int clients = this.random.nextInt(1, 20_000);
		int batchSize = this.random.nextInt(1, 500);
		Duration interval = Duration.ofMillis(this.random.nextInt(1, 1000));
		Duration window = Duration.ofMillis(this.random.nextInt(1, 30_000));
		List<Batch> batches = batches(clients, batchSize, interval, window);
		int next = 0;
		for (Batch batch : batches) {
			assertThat(batch.from()).isEqualTo(next);
			assertThat(batch.to()).isGreaterThan(batch.from());
			next = batch.to();
		}
		assertThat(next).isEqualTo(clients);
		assertThat(batches.get(0).due()).isZero();
		assertThat(batches.get(batches.size() - 1).due()).isLessThanOrEqualTo(window);
		assertThat(pauses(batches)).allSatisfy(
				(pause) -> assertThat(pause).isBetween(interval.dividedBy(2), interval.multipliedBy(3).dividedBy(2)));
		boolean fits = interval.multipliedBy(3)
			.dividedBy(2)
			.multipliedBy((clients - 1) / batchSize)
			.compareTo(window) <= 0;
		if (fits) {
			assertThat(batches).hasSize((clients + batchSize - 1) / batchSize);
		}
		else {
			assertThat(batches.get(0).to()).isGreaterThan(batchSize);
		}
	}

	private static List<Duration> pauses(List<Batch> batches) {
		return IntStream.range(1, batches.size())
			.mapToObj((i) -> batches.get(i).due().minus(batches.get(i - 1).due()))
			.toList();
	}

	private List<Batch> batches(int clients, int batchSize, Duration interval, Duration window) {
		return DrainPlan.of(clients, batchSize, interval, window, this.random).batches();
	}

}
