/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HistogramTests {

	private final Histogram histogram = new Histogram();

	@Test
	void whenEmptyHasNoQuantile() {
		assertThat(this.histogram.quantile(0.5)).isNaN();
	}

	@Test
	void whenValuesAreSpreadQuantilesAreCloseToThem() {
		for (int i = 1; i <= 100_000; i++) {
			this.histogram.record(i * 1_000L);
		}
		Percentage bucket = Percentage.withPercentage(100.0 / 32);
		assertThat(this.histogram.quantile(0.5)).isCloseTo(50_000_000, bucket);
		assertThat(this.histogram.quantile(0.99)).isCloseTo(99_000_000, bucket);
		assertThat(this.histogram.quantile(1)).isCloseTo(100_000_000, bucket);
	}

	@Test
	void whenValuesAreExtremeKeepsThem() {
		this.histogram.record(-1);
		assertThat(this.histogram.quantile(1)).isZero();
		this.histogram.record(Long.MAX_VALUE);
		assertThat(this.histogram.quantile(1)).isCloseTo(Long.MAX_VALUE, Percentage.withPercentage(100.0 / 32));
	}

	@Test
	void whenClearedForgets() {
		this.histogram.record(5);
		this.histogram.clear();
		assertThat(this.histogram.quantile(1)).isNaN();
	}

}
