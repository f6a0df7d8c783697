/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Task that is due at a time, once or again and again. Those of the same time are due in
 * the order in which they were scheduled.
 */
final class Alarm implements ScheduledFuture<@Nullable Object>, Runnable {

	private final TestLoop loop;

	private final Alarms alarms;

	private final Runnable task;

	private final long period;

	private final boolean fixedRate;

	private final CompletableFuture<@Nullable Object> end = new CompletableFuture<>();

	long at;

	private long number;

	Alarm(TestLoop loop, Alarms alarms, Runnable task, long period, boolean fixedRate) {
		this.loop = loop;
		this.alarms = alarms;
		this.task = task;
		this.period = period;
		this.fixedRate = fixedRate;
	}

	void moveTo(long at, long number) {
		this.at = at;
		this.number = number;
	}

	/**
	 * The loop of the node whose alarm it is.
	 * @return the loop
	 */
	TestLoop loop() {
		return this.loop;
	}

	@Override
	public void run() {
		if (this.end.isDone()) {
			return;
		}
		this.task.run();
		if (this.period > 0) {
			this.alarms.again(this, (this.fixedRate ? this.at : this.alarms.now()) + this.period);
		}
		else {
			this.end.complete(null);
		}
	}

	@Override
	public long getDelay(TimeUnit unit) {
		return unit.convert(this.at - this.alarms.now(), TimeUnit.NANOSECONDS);
	}

	@Override
	public int compareTo(Delayed other) {
		Alarm alarm = (Alarm) other;
		return (this.at != alarm.at) ? Long.compare(this.at, alarm.at) : Long.compare(this.number, alarm.number);
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean cancelled = this.end.cancel(false);
		this.alarms.remove(this);
		return cancelled;
	}

	@Override
	public boolean isCancelled() {
		return this.end.isCancelled();
	}

	@Override
	public boolean isDone() {
		return this.end.isDone();
	}

	@Override
	public @Nullable Object get() throws InterruptedException, ExecutionException {
		return this.end.get();
	}

	@Override
	public @Nullable Object get(long timeout, TimeUnit unit)
			throws InterruptedException, ExecutionException, TimeoutException {
		return this.end.get(timeout, unit);
	}

}
