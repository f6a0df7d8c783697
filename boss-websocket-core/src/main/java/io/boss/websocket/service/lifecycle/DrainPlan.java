/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.boss.websocket.timing.Nanos;

/**
 * Plan of the batches in which clients are closed, so that they do not all come back at
 * the same moment.
 *
 * @param batches the batches in their order
 */
record DrainPlan(List<Batch> batches) {

	/**
	 * Makes a plan.
	 * @param clients how many clients there are
	 * @param batchSize how many are closed together; more if the last batch would come
	 * too late
	 * @param interval how long after a batch the next one follows, from half of it to one
	 * and a half
	 * @param window how long after the first batch the last one comes at the latest
	 * @param random spreads the intervals
	 * @return the plan
	 */
	static DrainPlan of(int clients, int batchSize, Duration interval, Duration window, RandomGenerator random) {
		long room = Nanos.of(window.isNegative() ? Duration.ZERO : window);
		// Where one pause does not fit, its length does not matter.
		long pause = (interval.compareTo(window) < 0) ? Nanos.of(interval) : room;
		long longest = pause + pause / 2;
		long most = (longest > 0) ? 1 + room / longest : Integer.MAX_VALUE;
		int size = (int) Math.max(batchSize, (clients + most - 1) / most);
		List<Batch> batches = new ArrayList<>();
		long due = 0;
		for (int from = 0; from < clients; from += Math.min(size, clients - from)) {
			batches.add(new Batch(from, from + Math.min(size, clients - from), Duration.ofNanos(due)));
			due += (pause > 0) ? random.nextLong(pause / 2, longest + 1) : 0;
		}
		return new DrainPlan(List.copyOf(batches));
	}

	/**
	 * Clients that are closed together.
	 *
	 * @param from the first of them
	 * @param to the one after the last of them
	 * @param due when, from the first batch on
	 */
	record Batch(int from, int to, Duration due) {
	}

}
