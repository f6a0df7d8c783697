/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

import io.boss.websocket.timing.Nanos;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Virtual time of a test, and what is due at which time: one for all nodes. Safe on any
 * thread.
 */
final class Alarms {

	/**
	 * Time at which nothing is due.
	 */
	static final long NEVER = Long.MAX_VALUE;

	// A test with thousands of seeds begins as often.
	private static final long LONG_AGO = Duration.ofDays(1).toNanos();

	// The longest timer that begins then ends before the nanoseconds do.
	private static final long END = Long.MAX_VALUE - Nanos.MAX;

	private final TreeSet<Alarm> alarms = new TreeSet<>();

	// The time of day at which the nanoseconds were none.
	private volatile Instant start;

	private volatile long now;

	private long scheduled;

	Alarms(Instant start) {
		this.start = start;
	}

	long now() {
		return this.now;
	}

	Instant instant() {
		return this.start.plusNanos(this.now);
	}

	/**
	 * How long it is until the next alarm.
	 * @return the time of the alarm in nanoseconds, or {@link #NEVER}
	 */
	synchronized long next() {
		return this.alarms.isEmpty() ? NEVER : this.alarms.first().at;
	}

	/**
	 * Counts time from now on.
	 * @param duration how long
	 * @return the time then
	 * @throws IllegalArgumentException if that is before now, or later than can be
	 * counted
	 */
	long after(Duration duration) {
		Assert.isTrue(!duration.isNegative(), () -> "Time does not go back: " + duration);
		Assert.isTrue(duration.compareTo(Duration.ofNanos(END - this.now)) <= 0, () -> "Time of a test ends at "
				+ this.start.plusNanos(END) + ", which is not as far away as " + duration);
		return this.now + duration.toNanos();
	}

	/**
	 * Lets time pass, up to the next alarm at most. It does not go back if another thread
	 * has let more of it pass.
	 * @param time the time to which it passes
	 */
	synchronized void moveTo(long time) {
		this.now = Math.max(time, this.now);
	}

	/**
	 * Lets a long time pass in which nothing happens: no alarm comes nearer by it. What
	 * was counted before is long ago, and the time of day is another.
	 * @param instant the time of day
	 */
	synchronized void beginAnew(Instant instant) {
		List<Alarm> all = List.copyOf(this.alarms);
		this.alarms.clear();
		all.forEach((alarm) -> alarm.at += LONG_AGO);
		this.alarms.addAll(all);
		this.now += LONG_AGO;
		this.start = instant.minusNanos(this.now);
	}

	/**
	 * Takes out an alarm that is due.
	 * @return runs the alarm, or {@code null} if none is due
	 */
	synchronized @Nullable Alarm due() {
		if (this.alarms.isEmpty() || this.alarms.first().at > this.now) {
			return null;
		}
		return this.alarms.pollFirst();
	}

	synchronized void add(Alarm alarm, long at) {
		alarm.moveTo(at, this.scheduled++);
		this.alarms.add(alarm);
	}

	synchronized void again(Alarm alarm, long at) {
		if (!alarm.isCancelled()) {
			add(alarm, at);
		}
	}

	synchronized void remove(Alarm alarm) {
		this.alarms.remove(alarm);
	}

}
