/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.timing.EngineTime;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Timer of an instance, for as long as it is active or mail of it waits. All but
 * {@link #goOff} and {@link #take} is called with the lock held.
 */
final class InstanceTimer {

	private static final Log logger = LogFactory.getLog(InstanceTimer.class);

	private final String name;

	private final Lock lock;

	private final MailHandler handler;

	private final Executor mailbox;

	private final EngineTime time;

	private final Consumer<InstanceTimer> whenOver;

	// None if it is not active.
	private @Nullable Object info;

	private long wait;

	private boolean periodic;

	private long deadline;

	private @Nullable Future<?> alarm;

	// Of the latest start; an alarm of an earlier one may still go off.
	private long generation;

	private boolean due;

	private boolean mailWaits;

	/**
	 * Creates a timer that is not active.
	 * @param name name of the timer
	 * @param lock lock of all timers of the instance
	 * @param handler handler of its mail
	 * @param mailbox queue of its mail
	 * @param time sets alarms
	 * @param whenOver told when the timer is neither active nor has mail that waits
	 */
	InstanceTimer(String name, Lock lock, MailHandler handler, Executor mailbox, EngineTime time,
			Consumer<InstanceTimer> whenOver) {
		this.name = name;
		this.lock = lock;
		this.handler = handler;
		this.mailbox = mailbox;
		this.time = time;
		this.whenOver = whenOver;
	}

	String name() {
		return this.name;
	}

	boolean isActive() {
		return this.info != null;
	}

	void start(long wait, boolean periodic, Object info) {
		stop();
		this.wait = wait;
		this.periodic = periodic;
		this.deadline = this.time.nanoTime() + wait;
		this.info = info;
		try {
			setAlarm();
		}
		catch (RuntimeException ex) {
			cancel();
			throw ex;
		}
	}

	boolean cancel() {
		boolean active = this.info != null;
		stop();
		forgetIfOver();
		return active;
	}

	void stop() {
		this.generation++;
		this.info = null;
		this.due = false;
		if (this.alarm != null) {
			this.alarm.cancel(false);
			this.alarm = null;
		}
	}

	private void forgetIfOver() {
		if (this.info == null && !this.mailWaits) {
			this.whenOver.accept(this);
		}
	}

	private void setAlarm() {
		long generation = this.generation;
		long nanos = Math.max(this.deadline - this.time.nanoTime(), 0);
		this.alarm = this.time.schedule(() -> goOff(generation), Duration.ofNanos(nanos));
	}

	private void goOff(long generation) {
		this.lock.lock();
		try {
			if (this.generation != generation) {
				return;
			}
			this.due = true;
			if (this.periodic) {
				setNextAlarm();
			}
			if (this.mailWaits) {
				return;
			}
			this.mailWaits = true;
		}
		finally {
			this.lock.unlock();
		}
		this.mailbox.execute(new TimerMail(this.handler, this::take));
	}

	private void setNextAlarm() {
		this.deadline += this.wait;
		long late = this.time.nanoTime() - this.deadline;
		if (late > 0) {
			// Those that were missed are skipped, and the beat is kept.
			this.deadline += (late / this.wait + 1) * this.wait;
		}
		try {
			setAlarm();
		}
		catch (RuntimeException ex) {
			LogTrace.debug(logger, "No scheduler for timer '" + this.name + "', this is its last tick", ex);
			this.periodic = false;
		}
	}

	/**
	 * Its mail is taken out of the mailbox.
	 * @return what it delivers, or {@code null} if nothing any more
	 */
	private @Nullable Object take() {
		this.lock.lock();
		try {
			this.mailWaits = false;
			Object taken = this.due ? this.info : null;
			this.due = false;
			if (taken != null && !this.periodic) {
				stop();
			}
			forgetIfOver();
			return taken;
		}
		finally {
			this.lock.unlock();
		}
	}

}
