/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.mailbox.Refusable;
import io.boss.websocket.timing.EngineTime;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Periodic check for work that has been waiting for a thread for long: there is one
 * warning for each job. It runs only while there is work. Safe on any thread.
 */
public final class WorkCheck {

	private static final Log logger = LogFactory.getLog(WorkCheck.class);

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

	private final EngineTime time;

	private final Duration warnAfter;

	private final RateLimitedWarning warning = new RateLimitedWarning(logger);

	// Bounded by the places that work has in mailboxes.
	private final Set<Watched> waiting = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean looks = new AtomicBoolean();

	/**
	 * Creates a check.
	 * @param time looks, and tells how long work has waited
	 * @param warnAfter how long work may wait, never if zero
	 */
	public WorkCheck(EngineTime time, Duration warnAfter) {
		this.time = time;
		this.warnAfter = warnAfter;
	}

	/**
	 * Watches over the work that is given to an executor.
	 * @param executor lends the threads
	 * @param remedy what to set to have more threads
	 * @return an executor of the same manner
	 */
	public Executor watched(Executor executor, String remedy) {
		return this.warnAfter.isZero() ? executor : (task) -> execute(task, executor, remedy);
	}

	private void execute(Runnable task, Executor executor, String remedy) {
		if (!(task instanceof Job job)) {
			executor.execute(task);
			return;
		}
		Watched watched = new Watched(job, remedy);
		this.waiting.add(watched);
		lookAfter(this.warnAfter);
		try {
			executor.execute(watched);
		}
		catch (Throwable ex) {
			this.waiting.remove(watched);
			throw ex;
		}
	}

	private void lookAfter(Duration pause) {
		if (!this.looks.compareAndSet(false, true)) {
			return;
		}
		try {
			Future<?> unused = this.time.schedule(this::look, pause);
		}
		catch (RuntimeException ex) {
			// It has ended, and so does the application.
			logger.debug("Work is not watched any more");
		}
	}

	private void look() {
		this.looks.set(false);
		long now = this.time.nanoTime();
		long limit = this.warnAfter.toNanos();
		List<Watched> late = this.waiting.stream().filter((watched) -> watched.age(now) >= limit).toList();
		for (Watched watched : late) {
			if (this.waiting.remove(watched)) {
				warn(watched, watched.age(now));
			}
		}
		if (!this.waiting.isEmpty()) {
			long oldest = this.waiting.stream().mapToLong((watched) -> watched.age(now)).max().orElse(0);
			Duration pause = Duration.ofNanos(limit - Math.min(oldest, limit));
			lookAfter((pause.compareTo(SHORTEST_PAUSE) > 0) ? pause : SHORTEST_PAUSE);
		}
	}

	private void warn(Watched watched, long age) {
		this.warning.log(() -> "Work " + watched.job + " has been waiting for a thread for "
				+ TimeUnit.NANOSECONDS.toMillis(age) + " ms, because all are busy with other work: " + watched.remedy
				+ " (boss.websocket.work.warn-after)");
	}

	/**
	 * Job that waits, or has been warned of.
	 */
	private final class Watched implements Refusable {

		private final Job job;

		private final String remedy;

		private Watched(Job job, String remedy) {
			this.job = job;
			this.remedy = remedy;
		}

		private long age(long now) {
			return now - this.job.queued();
		}

		@Override
		public void run() {
			WorkCheck.this.waiting.remove(this);
			this.job.run();
		}

		@Override
		public void refused(Throwable why) {
			WorkCheck.this.waiting.remove(this);
			this.job.refused(why);
		}

	}

}
