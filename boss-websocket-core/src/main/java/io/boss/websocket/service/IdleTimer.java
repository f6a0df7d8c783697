/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.IdleTimeout;
import io.boss.websocket.timing.EngineTime;
import io.boss.websocket.timing.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Timer for the {@link IdleTimeout} of a service that has been silent for as long as it
 * asked, as the timeout of {@code gen_server}. Armed and disarmed inside tasks of the
 * service's executor; the scheduler only looks.
 * <p>
 * A busy service arms and disarms it for every message, so an alarm that is already set
 * stays set: it looks at the deadline when it goes off, and is set again for the rest.
 */
final class IdleTimer {

	private final MailHandler handler;

	private final Executor executor;

	private final EngineTime time;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable IdleTimeout armed;

	private long deadline;

	private final AtomicLong generation = new AtomicLong();

	private @Nullable Future<?> alarm;

	private long alarmTime;

	IdleTimer(MailHandler handler, Executor executor, EngineTime time) {
		this.handler = handler;
		this.executor = executor;
		this.time = time;
	}

	void arm(Duration after) {
		this.lock.lock();
		try {
			this.armed = new IdleTimeout(after);
			this.deadline = this.time.nanoTime() + Nanos.of(after);
			if (after.isZero()) {
				post(this.armed);
			}
			else if (this.alarm == null || this.deadline - this.alarmTime < 0) {
				setAlarm();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether a timeout is to come. Only inside a task of the executor.
	 * @return whether it is armed
	 */
	boolean isArmed() {
		return this.armed != null;
	}

	/**
	 * Other mail has come first.
	 */
	void disarm() {
		if (this.armed == null) {
			// Only tasks of the executor arm it, and this is one.
			return;
		}
		this.lock.lock();
		try {
			this.armed = null;
			this.generation.incrementAndGet();
		}
		finally {
			this.lock.unlock();
		}
	}

	// Whether no mail has come since the timeout of that generation went off.
	private boolean isCurrent(long generation) {
		return this.generation.get() == generation;
	}

	void cancel() {
		disarm();
		this.lock.lock();
		try {
			if (this.alarm != null) {
				this.alarm.cancel(false);
				this.alarm = null;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void setAlarm() {
		if (this.alarm != null) {
			this.alarm.cancel(false);
		}
		this.alarmTime = this.deadline;
		Duration wait = Duration.ofNanos(Math.max(this.deadline - this.time.nanoTime(), 0));
		this.alarm = this.time.schedule(this::goOff, wait);
	}

	private void goOff() {
		this.lock.lock();
		try {
			this.alarm = null;
			if (this.armed == null) {
				return;
			}
			if (this.deadline - this.time.nanoTime() > 0) {
				setAlarm();
			}
			else {
				post(this.armed);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void post(IdleTimeout timeout) {
		long generation = this.generation.get();
		this.executor.execute(new SilenceMail(this.handler, timeout, () -> isCurrent(generation)));
	}

}
