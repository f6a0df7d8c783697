/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * A clock and a scheduler without a thread, for which time passes when the test says so.
 */
final class VirtualTime implements EngineClock, TaskScheduler {

	private final Queue<Task> tasks = new PriorityQueue<>(
			Comparator.comparingLong(Task::time).thenComparingLong(Task::place));

	private final Runnable settle;

	private long now = 1_000_000;

	private long number;

	/**
	 * Creates a time.
	 * @param settle does all that is to be done at a moment
	 */
	VirtualTime(Runnable settle) {
		this.settle = settle;
	}

	EngineTime time() {
		return new EngineTime(this, this);
	}

	/**
	 * Lets time pass, and does what is due meanwhile.
	 * @param time how much
	 */
	void pass(Duration time) {
		long end = this.now + time.toNanos();
		this.settle.run();
		for (Task next = this.tasks.peek(); next != null && next.time() <= end; next = this.tasks.peek()) {
			this.tasks.remove();
			this.now = Math.max(this.now, next.time());
			next.go();
			this.settle.run();
		}
		this.now = end;
	}

	@Override
	public long nanoTime() {
		return this.now;
	}

	@Override
	public Instant instant() {
		return Instant.EPOCH.plusNanos(this.now);
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
		return new Task(task, startTime, null).add();
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		return scheduleWithFixedDelay(task, instant(), delay);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
		return new Task(task, startTime, delay).add();
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
		throw new UnsupportedOperationException();
	}

	private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {

		private final Runnable work;

		private final @Nullable Duration delay;

		private long time;

		private long place;

		private Task(Runnable work, Instant start, @Nullable Duration delay) {
			super(work, null);
			this.work = work;
			this.delay = delay;
			this.time = Duration.between(Instant.EPOCH, start).toNanos();
		}

		private Task add() {
			this.place = VirtualTime.this.number++;
			VirtualTime.this.tasks.add(this);
			return this;
		}

		private void go() {
			if (!isCancelled()) {
				this.work.run();
			}
			if (this.delay != null && !isCancelled()) {
				this.time = VirtualTime.this.now + this.delay.toNanos();
				add();
			}
		}

		private long time() {
			return this.time;
		}

		private long place() {
			return this.place;
		}

		@Override
		public long getDelay(TimeUnit unit) {
			return unit.convert(this.time - VirtualTime.this.now, TimeUnit.NANOSECONDS);
		}

		@Override
		public int compareTo(Delayed other) {
			return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
		}

	}

}
