/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.ConcurrencyThrottleSupport;

/**
 * Behavior of an executor towards threads that give it a task, as far as that can be
 * known before it is used.
 */
public enum ExecutorBehavior {

	/**
	 * It takes, refuses or runs a task, and lets no caller wait.
	 */
	PROMPT,

	/**
	 * It lets callers wait that give it a task when it is full.
	 */
	BLOCKS,

	/**
	 * It drops tasks without a word when it is full, or has been shut down.
	 */
	DISCARDS,

	/**
	 * It may do anything.
	 */
	UNKNOWN;

	private static final String JDK = "java.util.concurrent.";

	private static final String SPRING = "org.springframework.scheduling.concurrent.";

	/**
	 * Looks at an executor.
	 * @param executor the executor
	 * @return how it treats callers that give it a task
	 */
	public static ExecutorBehavior of(Executor executor) {
		Class<?> type = executor.getClass();
		if (executor instanceof ConcurrencyThrottleSupport throttle) {
			return throttle.isThrottleActive() ? BLOCKS : promptIf(type == SyncTaskExecutor.class);
		}
		if (executor instanceof SimpleAsyncTaskExecutor simple) {
			return simple.isThrottleActive() ? BLOCKS : promptIf(type == SimpleAsyncTaskExecutor.class);
		}
		if (executor instanceof ThreadPoolTaskExecutor pool) {
			return of(pool);
		}
		if (executor instanceof ThreadPoolExecutor pool) {
			return of(pool);
		}
		// Also a thread for each task, which JDK 17 does not know yet.
		return promptIf(type == ForkJoinPool.class || type == RescuingExecutor.class || type == SyncTaskExecutor.class
				|| type == VirtualThreadTaskExecutor.class || type.getName().equals(JDK + "ThreadPerTaskExecutor"));
	}

	private static ExecutorBehavior of(ThreadPoolTaskExecutor executor) {
		ExecutorBehavior behavior;
		try {
			behavior = of(executor.getThreadPoolExecutor());
		}
		catch (IllegalStateException ex) {
			// Not initialised yet.
			return UNKNOWN;
		}
		return (behavior == PROMPT) ? promptIf(executor.getClass() == ThreadPoolTaskExecutor.class) : behavior;
	}

	private static ExecutorBehavior of(ThreadPoolExecutor pool) {
		RejectedExecutionHandler policy = pool.getRejectedExecutionHandler();
		if (policy instanceof ThreadPoolExecutor.DiscardPolicy
				|| policy instanceof ThreadPoolExecutor.DiscardOldestPolicy) {
			return DISCARDS;
		}
		// Spring Integration's, which need not be there.
		if (policy.getClass().getSimpleName().equals("CallerBlocksPolicy")) {
			return BLOCKS;
		}
		boolean known = policy.getClass() == ThreadPoolExecutor.AbortPolicy.class
				|| policy.getClass() == ThreadPoolExecutor.CallerRunsPolicy.class;
		return promptIf(known && isOf(JDK, pool.getQueue()) && (isOf(JDK, pool) || isOf(SPRING, pool)));
	}

	private static boolean isOf(String origin, Object object) {
		return object.getClass().getName().startsWith(origin);
	}

	private static ExecutorBehavior promptIf(boolean known) {
		return known ? PROMPT : UNKNOWN;
	}

}
