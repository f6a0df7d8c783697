/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;

import io.boss.websocket.timing.EngineClock;

/**
 * Timers of a loop, for clients that do not answer a close or do not read. There are few,
 * whatever the number of connections. Confined to the loop.
 */
final class Deadlines {

	private final EngineClock clock;

	private final Queue<Deadline> queue = new PriorityQueue<>();

	/**
	 * Creates deadlines of a clock.
	 * @param clock tells the time
	 */
	Deadlines(EngineClock clock) {
		this.clock = clock;
	}

	void add(long nanos, Runnable task) {
		this.queue.add(new Deadline(this.clock.nanoTime() + nanos, task));
	}

	/**
	 * Runs what is due.
	 */
	void run() {
		Deadline next = this.queue.peek();
		while (next != null && remaining(next) <= 0) {
			this.queue.remove();
			next.task().run();
			next = this.queue.peek();
		}
	}

	/**
	 * How long the loop may sleep.
	 * @return the time in milliseconds, or 0 if there is nothing to wait for
	 */
	long timeout() {
		Deadline next = this.queue.peek();
		return (next != null) ? Math.max(1, remaining(next) / 1_000_000 + 1) : 0;
	}

	boolean isDue() {
		Deadline next = this.queue.peek();
		return next != null && remaining(next) <= 0;
	}

	/**
	 * How long it is to the next deadline.
	 * @return the time in nanoseconds, or nothing if there is nothing to wait for
	 */
	OptionalLong nanosToNext() {
		Deadline next = this.queue.peek();
		return (next != null) ? OptionalLong.of(Math.max(0, remaining(next))) : OptionalLong.empty();
	}

	private long remaining(Deadline deadline) {
		return deadline.at() - this.clock.nanoTime();
	}

	private record Deadline(long at, Runnable task) implements Comparable<Deadline> {

		// Differences of nanoseconds may be compared, the numbers themselves may not.
		@Override
		public int compareTo(Deadline other) {
			return Long.signum(this.at - other.at);
		}

	}

}
