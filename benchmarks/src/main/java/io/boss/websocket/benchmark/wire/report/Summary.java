/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.util.Arrays;

/**
 * Summary of several rounds.
 *
 * @param median the middle one; not a number if there is none
 * @param least the least
 * @param most the most
 * @param count how many rounds there are
 */
record Summary(double median, double least, double most, int count) {

	static Summary of(double... values) {
		if (values.length == 0) {
			return new Summary(Double.NaN, Double.NaN, Double.NaN, 0);
		}
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		double median = (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
		return new Summary(median, sorted[0], sorted[sorted.length - 1], sorted.length);
	}

}
