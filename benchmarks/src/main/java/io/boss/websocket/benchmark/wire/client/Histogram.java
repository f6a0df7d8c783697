/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.util.Arrays;

/**
 * Counts durations in buckets whose width is at most a thirty-second of their value.
 */
final class Histogram {

	private static final int BITS = 5;

	private static final int PER_POWER = 1 << BITS;

	private final long[] buckets = new long[(Long.SIZE - BITS) * PER_POWER];

	private long total;

	void record(long nanos) {
		this.buckets[bucket(Math.max(0, nanos))]++;
		this.total++;
	}

	void clear() {
		Arrays.fill(this.buckets, 0);
		this.total = 0;
	}

	/**
	 * The value below which a share of all values is.
	 * @param share between 0 and 1
	 * @return nanoseconds; not a number if nothing was recorded
	 */
	double quantile(double share) {
		long wanted = (long) Math.ceil(share * this.total);
		long seen = 0;
		for (int i = 0; i < this.buckets.length && this.total > 0; i++) {
			seen += this.buckets[i];
			if (seen >= wanted) {
				return value(i);
			}
		}
		return Double.NaN;
	}

	private static int bucket(long value) {
		int power = Math.max(0, Long.SIZE - BITS - 1 - Long.numberOfLeadingZeros(value));
		return (power << BITS) + (int) (value >>> power);
	}

	private static double value(int bucket) {
		int power = Math.max(0, (bucket >> BITS) - 1);
		return (double) (bucket - ((long) power << BITS)) * (1L << power);
	}

}
