/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

import org.junit.jupiter.api.Test;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RefusingExecutor}.
 */
class RefusingExecutorTests {

	@Test
	void whenExecutorTakesATaskItRunsThere() {
		ExecutorService pool = Executors.newSingleThreadExecutor((task) -> new Thread(task, "of-the-application"));
		try {
			assertThat(outcome(pool)).isEqualTo("ran on of-the-application");
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void whenExecutorRefusesThenTheTaskIsRefusedWithWhatWasThrown() {
		ThreadPoolTaskExecutor full = new ThreadPoolTaskExecutor();
		full.setMaxPoolSize(1);
		full.setQueueCapacity(0);
		full.initialize();
		CountDownLatch hold = new CountDownLatch(1);
		try {
			full.execute(() -> await(hold));
			assertThat(outcome(full)).startsWith("refused: ")
				.contains("did not accept task")
				.contains("The executor has refused the work: give it more");
			Executor unknown = full::execute;
			assertThat(outcome(unknown)).startsWith("refused: ")
				.contains("did not accept task")
				.contains("The executor has refused the work: give it more");
		}
		finally {
			hold.countDown();
			full.shutdown();
		}
	}

	@Test
	void whenExecutorThrowsAnErrorThenTheTaskIsRefused() {
		assertThat(outcome((task) -> {
			throw new OutOfMemoryError("unable to create native thread");
		})).startsWith("refused: ");
	}

	@Test
	void whenExecutorWouldRunTheTaskOnItsCallersThreadThenItIsRefused() {
		assertThat(outcome(new SyncTaskExecutor())).startsWith("refused: ")
			.endsWith("would do the work on its caller's thread: give it more");
		Executor unknown = Runnable::run;
		assertThat(outcome(unknown)).endsWith("would do the work on its caller's thread: give it more");
		ThreadPoolTaskExecutor callerRuns = new ThreadPoolTaskExecutor();
		callerRuns.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
		callerRuns.setMaxPoolSize(1);
		callerRuns.setQueueCapacity(0);
		callerRuns.initialize();
		CountDownLatch hold = new CountDownLatch(1);
		try {
			callerRuns.execute(() -> await(hold));
			assertThat(outcome(callerRuns)).startsWith("refused: ");
		}
		finally {
			hold.countDown();
			callerRuns.shutdown();
		}
	}

	@Test
	void whenExecutorLetsItsCallersWaitThenNobodyWaitsAndTheTaskIsRefused() {
		SimpleAsyncTaskExecutor limited = new SimpleAsyncTaskExecutor();
		limited.setConcurrencyLimit(1);
		CountDownLatch hold = new CountDownLatch(1);
		try {
			limited.execute(() -> await(hold));
			assertThat(outcome(limited)).startsWith("refused: ").endsWith("has taken no work for 100 ms: give it more");
		}
		finally {
			hold.countDown();
		}
	}

	private static String outcome(Executor executor) {
		CompletableFuture<String> outcome = new CompletableFuture<>();
		try (RefusingExecutor refusing = new RefusingExecutor(executor, "give it more")) {
			refusing.execute(new Refusable() {

				@Override
				public void run() {
					outcome.complete("ran on " + Thread.currentThread().getName());
				}

				@Override
				public void refused(Throwable why) {
					Throwable thrown = why.getCause();
					outcome.complete(
							"refused: " + why.getMessage() + ((thrown != null) ? ", " + thrown.getMessage() : ""));
				}

			});
			return outcome.join();
		}
		catch (RejectedExecutionException ex) {
			return "thrown";
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
