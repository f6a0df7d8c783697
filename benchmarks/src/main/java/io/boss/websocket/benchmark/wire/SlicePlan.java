/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

/**
 * Times for which servers are warmed up and measured.
 *
 * @param warmUpMillis how long each has its clients before it counts
 * @param count how many slices of each
 * @param sliceMillis how long a slice is
 */
record SlicePlan(long warmUpMillis, int count, long sliceMillis) {

	static final SlicePlan FULL = new SlicePlan(8_000, 24, 250);

	static final SlicePlan QUICK = new SlicePlan(500, 4, 150);

}
