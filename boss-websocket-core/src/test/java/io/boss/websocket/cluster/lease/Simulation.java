/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A world without threads, in which time passes when the test says so. What blocks lets
 * the others go on meanwhile.
 */
final class Simulation {

	private final Queue<Event> events = new PriorityQueue<>(
			Comparator.comparingLong(Event::time).thenComparingLong(Event::number));

	private long now;

	private long number;

	long now() {
		return this.now;
	}

	void in(long nanos, Runnable task) {
		this.events.add(new Event(this.now + Math.max(nanos, 0), this.number++, task));
	}

	void pass(Duration time) {
		pass(time.toNanos());
	}

	void pass(long nanos) {
		long end = this.now + nanos;
		for (Event next = this.events.peek(); next != null && next.time() <= end; next = this.events.peek()) {
			this.events.remove();
			this.now = Math.max(this.now, next.time());
			next.task().run();
		}
		this.now = Math.max(this.now, end);
	}

	private record Event(long time, long number, Runnable task) {
	}

}
