/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import io.boss.websocket.Seed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RescuingExecutor}.
 */
class RescuingExecutorTests {

	private static final String RESCUE = "boss-rescue-";

	private final List<RescuingExecutor> executors = new ArrayList<>();

	private final BlockingQueue<String> ranOn = new LinkedBlockingQueue<>();

	private final Runnable task = () -> this.ranOn.add(Thread.currentThread().getName());

	@AfterEach
	void close() {
		this.executors.forEach(RescuingExecutor::close);
	}

	@Test
	void whenExecutorTakesTasksTheyRunThere() throws InterruptedException {
		ExecutorService pool = Executors.newSingleThreadExecutor((task) -> new Thread(task, "of-the-application"));
		try {
			rescuing(pool).execute(this.task);
			assertThat(ranOn()).isEqualTo("of-the-application");
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void whenExecutorRejectsTasksRunOnOtherThreads() throws InterruptedException {
		rescuing((task) -> {
			throw new RejectedExecutionException("full");
		}).execute(this.task);
		assertThat(ranOn()).startsWith(RESCUE);
	}

	@Test
	void whenExecutorThrowsAnErrorTasksRunOnOtherThreads() throws InterruptedException {
		rescuing((task) -> {
			throw new OutOfMemoryError("unable to create native thread");
		}).execute(this.task);
		assertThat(ranOn()).startsWith(RESCUE);
	}

	@Test
	void whenExecutorIsShutDownTasksRunOnOtherThreads() throws InterruptedException {
		ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
		pool.initialize();
		pool.shutdown();
		rescuing(pool).execute(this.task);
		assertThat(ranOn()).startsWith(RESCUE);
	}

	@Test
	void whenExecutorIsSynchronousTasksRunOnOtherThreads() throws InterruptedException {
		rescuing(new SyncTaskExecutor()).execute(this.task);
		assertThat(ranOn()).startsWith(RESCUE);
	}

	@Test
	void whenExecutorHasACallerRunsPolicyTasksRunOnOtherThreads() throws InterruptedException {
		CountDownLatch release = new CountDownLatch(1);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1),
				new ThreadPoolExecutor.CallerRunsPolicy());
		try {
			RescuingExecutor executor = rescuing(pool);
			executor.execute(() -> awaitQuietly(release));
			executor.execute(() -> {
			});
			executor.execute(this.task);
			assertThat(ranOn()).startsWith(RESCUE);
		}
		finally {
			release.countDown();
			pool.shutdownNow();
		}
	}

	@Test
	void whenTaskGivesItselfAgainOnTheThreadThatRunsItItStaysThere() throws InterruptedException {
		ExecutorService pool = Executors.newSingleThreadExecutor((task) -> new Thread(task, "of-the-application"));
		try {
			RescuingExecutor executor = rescuing(pool);
			AtomicInteger times = new AtomicInteger();
			executor.execute(new Runnable() {

				@Override
				public void run() {
					RescuingExecutorTests.this.task.run();
					if (times.incrementAndGet() < 3) {
						executor.execute(this);
					}
				}

			});
			for (int i = 0; i < 3; i++) {
				assertThat(ranOn()).isEqualTo("of-the-application");
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void whenTasksOfASynchronousExecutorGiveTasksNoneRunsInsideAnother() throws InterruptedException {
		RescuingExecutor executor = rescuing(new SyncTaskExecutor());
		CountDownLatch done = new CountDownLatch(1_000);
		ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
		executor.execute(new Runnable() {

			@Override
			public void run() {
				if (inside.get()) {
					RescuingExecutorTests.this.ranOn.add("inside another");
				}
				inside.set(true);
				done.countDown();
				if (done.getCount() > 0) {
					executor.execute(this);
				}
				inside.set(false);
			}

		});
		assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(this.ranOn).isEmpty();
	}

	@Test
	void whenExecutorThrowsAfterItTookATaskTheTaskRunsOnce() throws InterruptedException {
		HandDrivenExecutor kept = new HandDrivenExecutor();
		// As a pool does that queues a task, and then cannot start a thread for it.
		RescuingExecutor executor = rescuing((task) -> {
			kept.execute(task);
			throw new OutOfMemoryError("unable to create native thread");
		});
		executor.execute(this.task);
		assertThat(ranOn()).startsWith(RESCUE);
		kept.runAll();
		assertThat(this.ranOn).isEmpty();
	}

	@Test
	void whenExecutorHasALimitOfConcurrencyNobodyWaits() throws InterruptedException {
		SimpleAsyncTaskExecutor limited = new SimpleAsyncTaskExecutor("limited-");
		limited.setConcurrencyLimit(1);
		CountDownLatch release = new CountDownLatch(1);
		try {
			RescuingExecutor executor = rescuing(limited);
			CountDownLatch busy = new CountDownLatch(1);
			executor.execute(() -> {
				busy.countDown();
				awaitQuietly(release);
			});
			busy.await();
			for (int i = 0; i < 10; i++) {
				executor.execute(this.task);
			}
			for (int i = 0; i < 10; i++) {
				assertThat(ranOn()).startsWith(RESCUE);
			}
			release.countDown();
			// Those that the executor begins late have run.
			executor.execute(this.task);
			assertThat(ranOn()).isNotNull();
			assertThat(this.ranOn).isEmpty();
		}
		finally {
			release.countDown();
		}
	}

	@Test
	void whenExecutorBlocksWhoeverGivesATaskNobodyWaits() throws InterruptedException {
		CountDownLatch release = new CountDownLatch(1);
		BlockingQueue<Runnable> kept = new LinkedBlockingQueue<>();
		RescuingExecutor executor = rescuing((task) -> {
			awaitQuietly(release);
			kept.add(task);
		});
		for (int i = 0; i < 10; i++) {
			executor.execute(this.task);
		}
		for (int i = 0; i < 10; i++) {
			assertThat(ranOn()).startsWith(RESCUE);
		}
		release.countDown();
		kept.poll(20, TimeUnit.SECONDS).run();
		assertThat(this.ranOn).isEmpty();
	}

	@Test
	void whenExecutorForgetsATaskItRunsElsewhere() throws InterruptedException {
		AtomicInteger given = new AtomicInteger();
		RescuingExecutor executor = new RescuingExecutor((task) -> {
			// All others begin, as when there is room again.
			if (given.incrementAndGet() > 1) {
				new Thread(task).start();
			}
		}, Duration.ofMillis(10), Duration.ofMillis(50));
		this.executors.add(executor);
		executor.execute(this.task);
		assertThat(ranOn()).startsWith(RESCUE);
	}

	@Test
	void whenExecutorIsBusyForLongItsTasksStayThere() throws InterruptedException {
		CountDownLatch release = new CountDownLatch(1);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				(task) -> new Thread(task, "of-the-application"), (task, full) -> this.ranOn.add("rejected"));
		RescuingExecutor executor = new RescuingExecutor(pool, Duration.ofMinutes(1), Duration.ofMillis(10));
		this.executors.add(executor);
		try {
			executor.execute(() -> awaitQuietly(release));
			executor.execute(this.task);
			// The task, and probes that were sent after it.
			Awaitility.await().until(() -> pool.getQueue().size() > 2);
			assertThat(this.ranOn).isEmpty();
			release.countDown();
			assertThat(ranOn()).isEqualTo("of-the-application");
		}
		finally {
			release.countDown();
			pool.shutdownNow();
		}
	}

	@ParameterizedTest
	@MethodSource("discarding")
	void whenExecutorDiscardsTasksTheyRunElsewhere(RejectedExecutionHandler policy) throws InterruptedException {
		CountDownLatch release = new CountDownLatch(1);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1),
				policy);
		RescuingExecutor executor = new RescuingExecutor(pool, Duration.ofMillis(10), Duration.ofMillis(50));
		this.executors.add(executor);
		try {
			executor.execute(() -> awaitQuietly(release));
			for (int i = 0; i < 5; i++) {
				executor.execute(this.task);
			}
			release.countDown();
			for (int i = 0; i < 5; i++) {
				assertThat(ranOn()).isNotNull();
			}
		}
		finally {
			release.countDown();
			pool.shutdownNow();
		}
	}

	static List<RejectedExecutionHandler> discarding() {
		return List.of(new ThreadPoolExecutor.DiscardPolicy(), new ThreadPoolExecutor.DiscardOldestPolicy());
	}

	@RepeatedTest(5)
	void whateverExecutorDoesEachTaskRunsOnce() {
		SplittableRandom random = Seed.random(getClass());
		ExecutorService pool = Executors.newFixedThreadPool(2);
		RescuingExecutor executor = new RescuingExecutor((task) -> {
			switch (random.nextInt(6)) {
				case 0 -> task.run();
				case 1 -> throw new RejectedExecutionException("full");
				case 2 -> {
					pool.execute(task);
					throw new OutOfMemoryError("unable to create native thread");
				}
				case 3 -> {
					if (random.nextInt(20) == 0) {
						blockForAWhile();
					}
					pool.execute(task);
				}
				case 4 -> {
					if (random.nextInt(20) > 0) {
						pool.execute(task);
					}
				}
				default -> pool.execute(task);
			}
		}, Duration.ofMillis(2), Duration.ofMillis(20));
		this.executors.add(executor);
		try {
			AtomicIntegerArray runs = new AtomicIntegerArray(1_000);
			for (int i = 0; i < runs.length(); i++) {
				int number = i;
				executor.execute(() -> runs.incrementAndGet(number));
			}
			Awaitility.await()
				.until(() -> IntStream.range(0, runs.length()).allMatch((number) -> runs.get(number) > 0));
			assertThat(IntStream.range(0, runs.length()).map(runs::get)).containsOnly(1);
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void whenClosedFurtherTasksAreDroppedWithoutAnException() {
		RescuingExecutor executor = rescuing(new SyncTaskExecutor());
		executor.close();
		executor.execute(this.task);
		assertThat(this.ranOn).isEmpty();
	}

	private RescuingExecutor rescuing(Executor executor) {
		RescuingExecutor rescuing = new RescuingExecutor(executor);
		this.executors.add(rescuing);
		return rescuing;
	}

	private String ranOn() throws InterruptedException {
		return this.ranOn.poll(20, TimeUnit.SECONDS);
	}

	// As an executor that is full for a moment.
	private static void blockForAWhile() {
		try {
			assertThat(new CountDownLatch(1).await(15, TimeUnit.MILLISECONDS)).isFalse();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
