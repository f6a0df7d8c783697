/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.concurrent.Executor;

import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/**
 * Lets Lincheck choose how threads interleave in {@link SerializedTaskExecutor}: no task
 * is lost, and no two run at once, however they do.
 */
class SerializedTaskExecutorLincheckTests {

	private static final int INVOCATIONS = 100;

	@Test
	void whenTwoThreadsGiveTasksAllRunOneAtATime() {
		Lincheck.runConcurrentTest(INVOCATIONS, () -> {
			Threads threads = new Threads();
			SerializedTaskExecutor executor = new SerializedTaskExecutor(threads, 1);
			Log log = new Log();
			Thread first = new Thread(() -> {
				executor.execute(log.task(1));
				executor.execute(log.task(2));
			});
			Thread second = new Thread(() -> executor.execute(log.task(4)));
			first.start();
			second.start();
			join(first);
			join(second);
			threads.join();
			check(log.sum == 7 && !log.overlapped && log.inOrder);
		});
	}

	@Test
	void whenResumeRacesWithSuspendAndProducersNothingIsLost() {
		Lincheck.runConcurrentTest(INVOCATIONS, () -> {
			Threads threads = new Threads();
			SerializedTaskExecutor executor = new SerializedTaskExecutor(threads, 1);
			Log log = new Log();
			Thread resuming = new Thread(executor::resume);
			executor.execute(() -> {
				executor.suspend();
				executor.executeFirst(log.task(1));
				resuming.start();
			});
			executor.execute(log.task(2));
			threads.join();
			join(resuming);
			threads.join();
			check(log.sum == 3 && !log.overlapped && log.inOrder);
		});
	}

	@Test
	void whenUnpauseRacesWithProducersNothingIsLost() {
		Lincheck.runConcurrentTest(INVOCATIONS, () -> {
			Threads threads = new Threads();
			SerializedTaskExecutor executor = new SerializedTaskExecutor(threads, 1);
			Log log = new Log();
			executor.pause();
			Thread operator = new Thread(executor::unpause);
			Thread producer = new Thread(() -> {
				executor.execute(log.task(1));
				executor.execute(log.task(2));
			});
			operator.start();
			producer.start();
			join(operator);
			join(producer);
			threads.join();
			check(log.sum == 3 && !log.overlapped && log.inOrder);
		});
	}

	@Test
	void whenUrgentTaskRacesWithAPauseItRunsAndNothingIsLost() {
		Lincheck.runConcurrentTest(INVOCATIONS, () -> {
			Threads threads = new Threads();
			SerializedTaskExecutor executor = new SerializedTaskExecutor(threads, 1);
			Log log = new Log();
			executor.execute(log.task(1));
			Thread operator = new Thread(executor::pause);
			Thread other = new Thread(() -> executor.executeUrgently(log.task(4)));
			operator.start();
			other.start();
			join(operator);
			join(other);
			threads.join();
			check(log.sum >= 4 && !log.overlapped);
			executor.unpause();
			threads.join();
			check(log.sum == 5 && !log.overlapped);
		});
	}

	private static void check(boolean condition) {
		if (!condition) {
			throw new AssertionError();
		}
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Plain fields on purpose: the executor is what makes them safe.
	 */
	private static final class Log {

		private int sum;

		private boolean inside;

		private boolean overlapped;

		private boolean inOrder = true;

		private int last;

		private Runnable task(int number) {
			return () -> {
				this.overlapped |= this.inside;
				this.inside = true;
				if (number < 3) {
					this.inOrder &= this.last < number;
					this.last = number;
				}
				this.sum += number;
				this.inside = false;
			};
		}

	}

	/**
	 * One thread for each task.
	 */
	private static final class Threads implements Executor {

		private final Thread[] started = new Thread[16];

		private int count;

		@Override
		public void execute(Runnable task) {
			Thread thread = new Thread(task);
			synchronized (this) {
				this.started[this.count++] = thread;
			}
			thread.start();
		}

		private void join() {
			for (int i = 0; i < count(); i++) {
				Thread thread;
				synchronized (this) {
					thread = this.started[i];
				}
				SerializedTaskExecutorLincheckTests.join(thread);
			}
		}

		private synchronized int count() {
			return this.count;
		}

	}

}
