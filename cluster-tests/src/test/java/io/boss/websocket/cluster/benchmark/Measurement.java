/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.benchmark;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures a bus: how long a message takes to the last of its nodes while few are on
 * their way, and how many go through when at most {@link #WINDOW} are.
 */
final class Measurement {

	private static final int WINDOW = 2000;

	private static final String PADDING = "x".repeat(100);

	private final int nodes;

	private final AtomicIntegerArray received;

	private volatile long[] times = new long[0];

	private volatile CountDownLatch done = new CountDownLatch(0);

	Measurement(int nodes) {
		this.nodes = nodes;
		this.received = new AtomicIntegerArray(nodes);
	}

	Result measure(Bus bus, int messages) throws Exception {
		bus.open(this::received);
		throughput(bus, messages / 2);
		double perSecond = throughput(bus, messages);
		long[] latencies = latencies(bus, 200, 1500);
		return new Result(perSecond, percentile(latencies, 50), percentile(latencies, 99));
	}

	private void received(int node) {
		int number = this.received.incrementAndGet(node);
		long[] times = this.times;
		if (number <= times.length) {
			// The last node to come has the last word.
			times[number - 1] = System.nanoTime();
		}
		this.done.countDown();
	}

	private void begin(int messages, long[] times) {
		for (int i = 0; i < this.nodes; i++) {
			this.received.set(i, 0);
		}
		this.times = times;
		this.done = new CountDownLatch(messages * this.nodes);
	}

	private void await() throws InterruptedException {
		if (!this.done.await(60, TimeUnit.SECONDS)) {
			throw new IllegalStateException("Lost " + this.done.getCount() + " of the messages");
		}
	}

	private double throughput(Bus bus, int messages) throws Exception {
		begin(messages, new long[0]);
		long start = System.nanoTime();
		for (int i = 0; i < messages; i++) {
			while (i - slowest() > WINDOW) {
				LockSupport.parkNanos(50_000);
			}
			bus.publish(PADDING);
		}
		await();
		return messages * 1e9 / (System.nanoTime() - start);
	}

	private int slowest() {
		int slowest = Integer.MAX_VALUE;
		for (int i = 0; i < this.nodes; i++) {
			slowest = Math.min(slowest, this.received.get(i));
		}
		return slowest;
	}

	private long[] latencies(Bus bus, int perSecond, int messages) throws Exception {
		long[] sent = new long[messages];
		long[] arrived = new long[messages];
		begin(messages, arrived);
		long start = System.nanoTime();
		for (int i = 0; i < messages; i++) {
			long due = start + i * (1_000_000_000L / perSecond);
			for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
				LockSupport.parkNanos(due - now);
			}
			sent[i] = due;
			bus.publish(PADDING);
		}
		await();
		long[] latencies = new long[messages];
		Arrays.setAll(latencies, (i) -> arrived[i] - sent[i]);
		Arrays.sort(latencies);
		return latencies;
	}

	private static double percentile(long[] sorted, int percent) {
		return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1] / 1e6;
	}

	/**
	 * What was measured.
	 *
	 * @param perSecond how many messages a second went to all nodes
	 * @param median half of the messages took at most this many milliseconds
	 * @param worst so did 99 of 100
	 */
	record Result(double perSecond, double median, double worst) {
	}

}
