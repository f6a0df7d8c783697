/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;

import org.springframework.scheduling.TaskScheduler;

/**
 * Time of an engine: its clock, and the scheduler that goes by the same clock. Safe on
 * any thread.
 *
 * @param clock tells the time
 * @param scheduler runs what is to run later; never a callback
 */
public record EngineTime(EngineClock clock, TaskScheduler scheduler) {

	/**
	 * Time of the system.
	 * @param scheduler runs what is to run later
	 * @return the time
	 */
	public static EngineTime system(TaskScheduler scheduler) {
		return new EngineTime(EngineClock.SYSTEM, scheduler);
	}

	/**
	 * Time for measuring.
	 * @return the time in nanoseconds, of which only differences mean something
	 */
	public long nanoTime() {
		return this.clock.nanoTime();
	}

	/**
	 * Time of day.
	 * @return the time
	 */
	public Instant instant() {
		return this.clock.instant();
	}

	/**
	 * Runs something later, once.
	 * @param task what to run; must not block
	 * @param wait how long from now on, shortened to what nanoseconds can count
	 * @return cancels it
	 * @throws org.springframework.core.task.TaskRejectedException if the scheduler has
	 * been shut down
	 */
	public ScheduledFuture<?> schedule(Runnable task, Duration wait) {
		return this.scheduler.schedule(task, this.clock.instant().plus(Nanos.limited(wait)));
	}

}
