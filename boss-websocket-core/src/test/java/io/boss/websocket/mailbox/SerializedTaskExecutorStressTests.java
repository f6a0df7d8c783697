/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.Seed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stress tests for {@link SerializedTaskExecutor}: producers, suspensions, pauses, urgent
 * tasks, rejections and failures all at once. The seed decides what each does, not when.
 */
class SerializedTaskExecutorStressTests {

	private static final int PRODUCERS = 12;

	private static final int TASKS = 2_000;

	private final SplittableRandom random = Seed.random(getClass());

	private final ExecutorService pool = Executors.newFixedThreadPool(4);

	private final ExecutorService resumers = Executors.newFixedThreadPool(2);

	private volatile boolean flaky = true;

	// Plain on purpose: the executor is what makes it safe.
	private final int[] last = new int[PRODUCERS];

	private boolean inside;

	private int ran;

	private int ranFirst;

	private final AtomicInteger gaveFirst = new AtomicInteger();

	private final AtomicInteger finished = new AtomicInteger();

	private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();

	@AfterEach
	void shutDown() {
		this.pool.shutdownNow();
		this.resumers.shutdownNow();
	}

	@Test
	void whenEverythingHappensAtOnceEveryTaskRunsOnceAloneAndInOrder() throws InterruptedException {
		int rejections = this.random.nextInt(4) * 3;
		Executor flaky = (task) -> {
			if (this.flaky && ThreadLocalRandom.current().nextInt(100) < rejections) {
				throw new Rejection();
			}
			this.pool.execute(task);
		};
		SerializedTaskExecutor executor = new SerializedTaskExecutor(flaky, 1 + this.random.nextInt(64));
		List<Thread> producers = new ArrayList<>();
		for (int i = 0; i < PRODUCERS; i++) {
			int producer = i;
			SplittableRandom random = this.random.split();
			producers.add(new Thread(() -> {
				for (int n = 1; n <= TASKS; n++) {
					executor.execute(task(executor, producer, n, random.nextInt(1_000)));
					disturb(executor, random.nextInt(1_000));
				}
			}));
		}
		producers.forEach(Thread::start);
		for (Thread producer : producers) {
			producer.join();
		}
		this.flaky = false;
		// What a rejection left behind runs with the next task that is given.
		executor.execute(() -> {
		});
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.finished.get() == PRODUCERS * TASKS + this.gaveFirst.get());
		assertThat(this.violations).isEmpty();
		assertThat(this.ran).isEqualTo(PRODUCERS * TASKS);
		assertThat(this.ranFirst).isEqualTo(this.gaveFirst.get());
	}

	private Runnable task(SerializedTaskExecutor executor, int producer, int number, int dice) {
		return alone(() -> {
			if (this.last[producer] != number - 1) {
				this.violations.add("after " + this.last[producer] + " came " + number + " of " + producer);
			}
			this.last[producer] = number;
			this.ran++;
			misbehave(executor, dice);
		});
	}

	// What operators do comes from anywhere.
	private void disturb(SerializedTaskExecutor executor, int dice) {
		if (dice < 10) {
			executor.pause();
			executor.unpause();
		}
		else if (dice < 20) {
			urgently(executor);
		}
		else if (dice < 25) {
			executor.pause();
			this.resumers.execute(executor::unpause);
		}
	}

	private void misbehave(SerializedTaskExecutor executor, int dice) {
		if (dice < 20) {
			executor.suspend();
			this.resumers.execute(executor::resume);
		}
		else if (dice < 40) {
			this.gaveFirst.incrementAndGet();
			executor.executeFirst(alone(() -> this.ranFirst++));
		}
		else if (dice < 50) {
			executor.suspend();
			this.gaveFirst.incrementAndGet();
			executor.executeFirst(alone(() -> this.ranFirst++));
			this.resumers.execute(executor::resume);
			this.resumers.execute(executor::resume);
		}
		else if (dice < 60) {
			Thread.currentThread().interrupt();
		}
		else if (dice < 75) {
			executor.pause();
			this.resumers.execute(executor::unpause);
		}
		else if (dice < 90) {
			executor.suspend();
			executor.pause();
			urgently(executor);
			this.resumers.execute(executor::unpause);
			this.resumers.execute(executor::resume);
		}
	}

	private void urgently(SerializedTaskExecutor executor) {
		this.gaveFirst.incrementAndGet();
		executor.executeUrgently(alone(() -> this.ranFirst++));
	}

	private Runnable alone(Runnable task) {
		return () -> {
			if (this.inside) {
				this.violations.add("two tasks at once");
			}
			if (Thread.currentThread().isInterrupted()) {
				this.violations.add("an interrupt was left behind");
			}
			this.inside = true;
			task.run();
			this.inside = false;
			this.finished.incrementAndGet();
		};
	}

	/**
	 * Logged often, hence without a stack trace.
	 */
	private static final class Rejection extends RejectedExecutionException {

		private static final long serialVersionUID = 1L;

		@Override
		public Throwable fillInStackTrace() {
			return this;
		}

	}

}
