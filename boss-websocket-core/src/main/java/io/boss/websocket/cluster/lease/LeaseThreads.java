/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Threads of all elections of an application. None of them runs a callback.
 */
final class LeaseThreads {

	private static final Log logger = LogFactory.getLog(LeaseThreads.class);

	private final EngineTime worker;

	private final EngineTime watch;

	private final Executor last;

	private final Runnable release;

	private LeaseThreads(EngineTime worker, EngineTime watch, Executor last, Runnable release) {
		this.worker = worker;
		this.watch = watch;
		this.last = last;
		this.release = release;
	}

	/**
	 * Two threads for elections alone: a broker that does not answer keeps neither other
	 * tasks waiting nor the look at leases that end.
	 * @param clock tells the time
	 * @return the threads, which live until their end
	 */
	static LeaseThreads own(EngineClock clock) {
		ThreadPoolTaskScheduler worker = thread("boss-lease-");
		ThreadPoolTaskScheduler watch = thread("boss-lease-watch-");
		return new LeaseThreads(new EngineTime(clock, worker), new EngineTime(clock, watch), worker, () -> {
			worker.shutdown();
			watch.shutdown();
		});
	}

	private static ThreadPoolTaskScheduler thread(String prefix) {
		ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();
		thread.setThreadNamePrefix(prefix);
		thread.setDaemon(true);
		thread.initialize();
		return thread;
	}

	/**
	 * The threads of a scheduler, for brokers that answer at once.
	 * @param time runs all that elections do; what they do last is done in the call
	 * @return the threads
	 */
	static LeaseThreads of(EngineTime time) {
		return new LeaseThreads(time, time, Runnable::run, () -> {
		});
	}

	Election.Threads threads() {
		return new Election.Threads(on(this.worker), on(this.watch));
	}

	private static LeaseThread on(EngineTime time) {
		return (task, nanos) -> {
			try {
				Future<?> unused = time.schedule(() -> run(task), Duration.ofNanos(nanos));
			}
			catch (RejectedExecutionException ex) {
				LogTrace.debug(logger, "Not planned any more, the application ends", ex);
			}
		};
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			logger.error(new LogTrace("A step of an election has failed", ex));
		}
	}

	/**
	 * Ends the threads, without waiting for a broker that does not answer.
	 * @param last what the worker does last
	 * @param longest how long to wait for that
	 * @return completed when it is done, or was not in time
	 */
	CompletableFuture<Void> end(Runnable last, Duration longest) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		Future<?> patience = this.watch.schedule(() -> done.complete(null), longest);
		CompletableFuture<Void> ended = done.thenRun(() -> {
			patience.cancel(false);
			this.release.run();
		});
		this.last.execute(() -> {
			run(last);
			done.complete(null);
		});
		return ended;
	}

}
