/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Time limit for requests to Redis, which run on another thread: some clients wait for a
 * connection, a lock of theirs or a name server for longer than they should, whatever
 * their timeouts are, and are not interrupted. A call that does not come back is left
 * behind, and the next one has another thread. Safe on any thread.
 */
final class TimeLimit {

	/** Those that are left behind come back one day. */
	private static final int THREADS = 8;

	private final ThreadPoolExecutor threads;

	private final Duration limit;

	TimeLimit(String threadName, Duration limit) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(threadName);
		factory.setDaemon(true);
		this.threads = new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
		this.limit = limit;
	}

	/**
	 * Makes a call.
	 * @param call what to do; interrupted if it takes too long
	 * @param <T> the type of the answer
	 * @return the answer
	 * @throws QueryTimeoutException if it has not answered in time; it may still do what
	 * it should, or not
	 */
	<T> T call(Callable<T> call) {
		Future<T> answer = submit(call);
		try {
			return answer.get(this.limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new QueryTimeoutException("Redis has not answered within " + this.limit.toMillis() + " ms", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for Redis", ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			answer.cancel(true);
		}
	}

	private <T> Future<T> submit(Callable<T> call) {
		try {
			return this.threads.submit(call);
		}
		catch (RejectedExecutionException ex) {
			throw new QueryTimeoutException("Redis has not answered the last " + THREADS + " calls", ex);
		}
	}

}
