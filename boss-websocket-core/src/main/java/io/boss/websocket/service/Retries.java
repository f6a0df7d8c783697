/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.timing.EngineTime;
import io.boss.websocket.timing.Nanos;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Schedule for starting a service again that was given up: after a wait that doubles each
 * time, until the service has lived for a while. Only inside tasks of the service's
 * executor, except {@link #next()}.
 */
final class Retries {

	private static final Log logger = LogFactory.getLog(Retries.class);

	private final ServiceSettings.Restart settings;

	private final EngineTime time;

	private Duration wait;

	private @Nullable Future<?> alarm;

	// Changed whenever what was planned holds no more: the alarm may have gone off.
	private long plan;

	private volatile @Nullable Instant next;

	private boolean succeeded;

	private long success;

	Retries(ServiceSettings.Restart settings, EngineTime time) {
		this.settings = settings;
		this.time = time;
		this.wait = first();
	}

	private Duration first() {
		return Nanos.limited(this.settings.retryAfter());
	}

	/**
	 * When the service is started again. On any thread.
	 * @return the time, or {@code null} if that is not planned
	 */
	@Nullable Instant next() {
		return this.next;
	}

	/**
	 * The service was given up.
	 * @param service its name
	 * @param retry told the plan, on a thread of the scheduler; must not block
	 * @return when it is started again, or {@code null} if it is not
	 */
	@Nullable Instant plan(String service, PlannedRetry retry) {
		cancel();
		if (this.wait.isZero()) {
			return null;
		}
		if (this.succeeded && this.time.nanoTime() - this.success >= Nanos.of(this.settings.window())) {
			this.wait = first();
		}
		this.succeeded = false;
		Instant next = this.time.instant().plus(this.wait);
		long plan = this.plan;
		try {
			this.alarm = this.time.schedule(() -> retry.begin(plan), this.wait);
		}
		catch (RuntimeException ex) {
			logger.warn(new LogTrace("Service '" + service + "' is not started again: no scheduler takes that", ex));
			return null;
		}
		this.wait = doubled();
		this.next = next;
		return next;
	}

	private Duration doubled() {
		Duration longest = Nanos.limited(this.settings.maxRetryAfter());
		return (this.wait.compareTo(longest.dividedBy(2)) < 0) ? this.wait.multipliedBy(2) : longest;
	}

	/**
	 * Whether a plan still holds. It does no more afterwards.
	 * @param plan the plan
	 * @return whether to start the service
	 */
	boolean begin(long plan) {
		boolean holds = this.plan == plan;
		if (holds) {
			cancel();
		}
		return holds;
	}

	/**
	 * The service that was started again runs.
	 */
	void succeeded() {
		this.succeeded = true;
		this.success = this.time.nanoTime();
	}

	/**
	 * Nothing is planned any more.
	 */
	void cancel() {
		this.plan++;
		this.next = null;
		Future<?> alarm = this.alarm;
		this.alarm = null;
		if (alarm != null) {
			alarm.cancel(false);
		}
	}

	/**
	 * The service is started on request, whatever was planned: the next wait is the first
	 * one.
	 */
	void reset() {
		cancel();
		this.wait = first();
		this.succeeded = false;
	}

	/**
	 * Start of the planned retry.
	 */
	@FunctionalInterface
	interface PlannedRetry {

		/**
		 * It is time.
		 * @param plan which plan it was
		 */
		void begin(long plan);

	}

}
