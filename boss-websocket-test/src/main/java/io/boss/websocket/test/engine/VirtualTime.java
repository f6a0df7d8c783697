/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;

import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.Nanos;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * Time that passes only when a test says so, and the scheduler that goes by it. Safe on
 * any thread; what is due runs where {@link TestLoop} runs it.
 */
public final class VirtualTime implements EngineClock, TaskScheduler {

	private final TestLoop loop;

	private final Alarms alarms;

	VirtualTime(TestLoop loop, Alarms alarms) {
		this.loop = loop;
		this.alarms = alarms;
	}

	@Override
	public long nanoTime() {
		return this.alarms.now();
	}

	@Override
	public Instant instant() {
		return this.alarms.instant();
	}

	@Override
	public boolean await(CompletableFuture<?> future, Duration timeout) {
		return this.loop.await(future, timeout);
	}

	/**
	 * The time as a clock of the JDK.
	 * @return a clock that always tells the time of this moment
	 */
	@Override
	public Clock getClock() {
		return new ClockView(this, ZoneOffset.UTC);
	}

	/**
	 * Lets a long time pass in which nothing happens: no alarm comes nearer by it. What
	 * was counted before is long ago, and the time of day is another.
	 * @param instant the time of day
	 */
	public void beginAnew(Instant instant) {
		this.alarms.beginAnew(instant);
	}

	private Alarm add(Runnable task, long at, long period, boolean fixedRate) {
		Alarm alarm = new Alarm(this.loop, this.alarms, task, period, fixedRate);
		this.alarms.add(alarm, at);
		return alarm;
	}

	private long timeOf(Instant instant) {
		Duration wait = Duration.between(instant(), instant);
		return nanoTime() + (wait.isNegative() ? 0 : Nanos.of(wait));
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
		return add(task, timeOf(startTime), 0, false);
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
		throw new UnsupportedOperationException("The engine knows no triggers");
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
		return add(task, timeOf(startTime), Nanos.of(period), true);
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
		return add(task, nanoTime(), Nanos.of(period), true);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
		return add(task, timeOf(startTime), Nanos.of(delay), false);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		return add(task, nanoTime(), Nanos.of(delay), false);
	}

	private static final class ClockView extends Clock {

		private final VirtualTime time;

		private final ZoneId zone;

		private ClockView(VirtualTime time, ZoneId zone) {
			this.time = time;
			this.zone = zone;
		}

		@Override
		public ZoneId getZone() {
			return this.zone;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return new ClockView(this.time, zone);
		}

		@Override
		public Instant instant() {
			return this.time.instant();
		}

	}

}
