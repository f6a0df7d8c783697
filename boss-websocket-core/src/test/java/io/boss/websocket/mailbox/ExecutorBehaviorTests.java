/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExecutorBehavior}.
 */
class ExecutorBehaviorTests {

	static Stream<Arguments> executors() {
		SimpleAsyncTaskExecutor limited = new SimpleAsyncTaskExecutor();
		limited.setConcurrencyLimit(3);
		return Stream.of(Arguments.of(new SimpleAsyncTaskExecutor(), ExecutorBehavior.PROMPT),
				Arguments.of(limited, ExecutorBehavior.BLOCKS),
				Arguments.of(new SyncTaskExecutor(), ExecutorBehavior.PROMPT),
				Arguments.of(new ForkJoinPool(1), ExecutorBehavior.PROMPT),
				Arguments.of(new RescuingExecutor(limited), ExecutorBehavior.PROMPT),
				Arguments.of(pool(new ThreadPoolExecutor.AbortPolicy()), ExecutorBehavior.PROMPT),
				Arguments.of(pool(new ThreadPoolExecutor.CallerRunsPolicy()), ExecutorBehavior.PROMPT),
				Arguments.of(pool(new ThreadPoolExecutor.DiscardPolicy()), ExecutorBehavior.DISCARDS),
				Arguments.of(pool(new ThreadPoolExecutor.DiscardOldestPolicy()), ExecutorBehavior.DISCARDS),
				Arguments.of(pool(new CallerBlocksPolicy()), ExecutorBehavior.BLOCKS),
				Arguments.of(pool((task, executor) -> {
				}), ExecutorBehavior.UNKNOWN),
				Arguments.of(spring(new ThreadPoolTaskExecutor()), ExecutorBehavior.PROMPT),
				Arguments.of(spring(new ThreadPoolTaskExecutor() {
				}), ExecutorBehavior.UNKNOWN), Arguments.of(new ThreadPoolTaskExecutor(), ExecutorBehavior.UNKNOWN),
				Arguments.of(new ConcurrentTaskExecutor(limited), ExecutorBehavior.UNKNOWN),
				Arguments.of((Executor) Runnable::run, ExecutorBehavior.UNKNOWN));
	}

	@ParameterizedTest
	@MethodSource("executors")
	void whenExecutorIsLookedAtItsMannerIsKnown(Executor executor, ExecutorBehavior behavior) {
		assertThat(ExecutorBehavior.of(executor)).isEqualTo(behavior);
	}

	@Test
	void whenPoolOfSpringHasAPolicyItsMannerIsKnown() {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		assertThat(ExecutorBehavior.of(spring(executor))).isEqualTo(ExecutorBehavior.DISCARDS);
	}

	@Test
	void whenThereIsAThreadForEachTaskItIsPrompt() throws Exception {
		if (Runtime.version().feature() >= 21) {
			Executor executor = (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
			assertThat(ExecutorBehavior.of(executor)).isEqualTo(ExecutorBehavior.PROMPT);
		}
	}

	private static ThreadPoolTaskExecutor spring(ThreadPoolTaskExecutor executor) {
		executor.initialize();
		return executor;
	}

	private static ThreadPoolExecutor pool(RejectedExecutionHandler policy) {
		return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), policy);
	}

	/**
	 * Has the name of Spring Integration's, and does as it does.
	 */
	private static final class CallerBlocksPolicy implements RejectedExecutionHandler {

		@Override
		public void rejectedExecution(Runnable task, ThreadPoolExecutor executor) {
			try {
				executor.getQueue().put(task);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
