/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * Keeps what is scheduled until the test lets it go off, early or late, or lets the time
 * pass.
 */
public final class FakeTaskScheduler implements TaskScheduler, EngineClock {

	private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

	// Only differences mean something, so that it may overflow at any time.
	private static final long BEGIN_NANOS = Long.MAX_VALUE - 1_000_000;

	// A wait that a test wants to be over by the time it looks is a nanosecond.
	private static final Duration A_MOMENT = Duration.ofMillis(1);

	private final List<Alarm> alarms = new ArrayList<>();

	private volatile Duration passed = Duration.ZERO;

	private boolean shutDown;

	public void shutDown() {
		shutDown(true);
	}

	public void shutDown(boolean shutDown) {
		this.shutDown = shutDown;
	}

	/**
	 * Time that passes when the test says so.
	 * @return the time
	 */
	public EngineTime time() {
		return new EngineTime(this, this);
	}

	@Override
	public long nanoTime() {
		return BEGIN_NANOS + this.passed.toNanos();
	}

	@Override
	public Instant instant() {
		return BEGIN.plus(this.passed);
	}

	/**
	 * Lets time pass, and what is due meanwhile go off, each at its time.
	 * @param time how long
	 */
	public void advance(Duration time) {
		Duration end = this.passed.plus(time);
		Alarm next = next();
		while (next != null && !next.time.isAfter(BEGIN.plus(end))) {
			letGoOff(next);
			next = next();
		}
		this.passed = end;
	}

	/**
	 * Lets time pass until the next alarm goes off.
	 * @return whether there was one
	 */
	public boolean goOffNext() {
		Alarm next = next();
		if (next != null) {
			letGoOff(next);
		}
		return next != null;
	}

	private @Nullable Alarm next() {
		this.alarms.removeIf(Alarm::isCancelled);
		return this.alarms.stream().min(Comparator.comparing((alarm) -> alarm.time)).orElse(null);
	}

	private void letGoOff(Alarm alarm) {
		this.alarms.remove(alarm);
		if (alarm.time.isAfter(instant())) {
			this.passed = Duration.between(BEGIN, alarm.time);
		}
		alarm.task.run();
	}

	/**
	 * Lets everything go off that is scheduled now and not cancelled, a moment from now,
	 * early or late.
	 * @return how many did
	 */
	public int goOff() {
		this.passed = this.passed.plus(A_MOMENT);
		List<Alarm> due = new ArrayList<>(this.alarms);
		this.alarms.clear();
		due.removeIf(Alarm::isCancelled);
		due.forEach((alarm) -> alarm.task.run());
		return due.size();
	}

	public int scheduled() {
		return (int) this.alarms.stream().filter((alarm) -> !alarm.isCancelled()).count();
	}

	/**
	 * Waits of the alarms, to the second.
	 * @return the waits
	 */
	public List<Long> waits() {
		return this.alarms.stream()
			.filter((alarm) -> !alarm.isCancelled())
			.map((alarm) -> Math.round(Duration.between(instant(), alarm.time).toMillis() / 1000.0))
			.toList();
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
		if (this.shutDown) {
			throw new TaskRejectedException("shut down");
		}
		Alarm alarm = new Alarm(task, startTime);
		this.alarms.add(alarm);
		return alarm;
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

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
		throw new UnsupportedOperationException();
	}

	// Only the first time can be cancelled.
	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		return schedule(() -> {
			task.run();
			scheduleWithFixedDelay(task, delay);
		}, instant().plus(delay));
	}

	private static final class Alarm implements ScheduledFuture<Object> {

		private final Runnable task;

		private final Instant time;

		private boolean cancelled;

		private Alarm(Runnable task, Instant time) {
			this.task = task;
			this.time = time;
		}

		@Override
		public long getDelay(TimeUnit unit) {
			throw new UnsupportedOperationException();
		}

		@Override
		public int compareTo(Delayed other) {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean cancel(boolean mayInterruptIfRunning) {
			this.cancelled = true;
			return true;
		}

		@Override
		public boolean isCancelled() {
			return this.cancelled;
		}

		@Override
		public boolean isDone() {
			return this.cancelled;
		}

		@Override
		public Object get() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Object get(long timeout, TimeUnit unit) {
			throw new UnsupportedOperationException();
		}

	}

}
