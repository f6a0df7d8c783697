/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SerializedTaskExecutor}.
 */
class SerializedTaskExecutorTests {

	private final HandDrivenExecutor threads = new HandDrivenExecutor();

	private final ExecutorService pool = Executors.newFixedThreadPool(4);

	private final SerializedTaskExecutor executor = new SerializedTaskExecutor(this.threads, 64);

	private final List<String> log = new ArrayList<>();

	@AfterEach
	void shutDown() {
		this.pool.shutdownNow();
	}

	@Test
	void whenTaskIsGivenDoesNotRunItInline() {
		this.executor.execute(log("a"));
		assertThat(this.log).isEmpty();
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
	}

	@Test
	void whenNothingWaitsHoldsNoThread() {
		this.executor.execute(log("a"));
		this.threads.runAll();
		assertThat(this.threads.size()).isZero();
	}

	@Test
	void whenSeveralTasksAreGivenAsksForOneThread() {
		this.executor.execute(log("a"));
		this.executor.execute(log("b"));
		assertThat(this.threads.size()).isOne();
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "b");
	}

	@Test
	void whenTaskGivesTasksTheyRunAfterItAndAfterThoseThatWait() {
		this.executor.execute(() -> {
			this.executor.execute(log("inner"));
			this.log.add("outer");
		});
		this.executor.execute(log("next"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("outer", "next", "inner");
	}

	@Test
	void whenTasksArePutFirstTheLastPutRunsFirst() {
		this.executor.execute(() -> {
			this.executor.executeFirst(log("second"));
			this.executor.executeFirst(log("first"));
		});
		this.executor.execute(log("third"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("first", "second", "third");
	}

	@Test
	void whenBudgetIsUsedUpTasksThatWerePutFirstStillRun() {
		SerializedTaskExecutor executor = new SerializedTaskExecutor(this.threads, 1);
		executor.execute(() -> executor.executeFirst(log("a")));
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
	}

	@Test
	void whenSuspendedNothingRunsAndNoThreadIsHeld() {
		this.executor.execute(this.executor::suspend);
		this.executor.execute(log("a"));
		this.threads.runAll();
		this.executor.execute(log("b"));
		assertThat(this.threads.size()).isZero();
		assertThat(this.log).isEmpty();
	}

	@Test
	void whenResumedGoesOnInOrder() {
		this.executor.execute(() -> {
			this.executor.suspend();
			this.executor.executeFirst(log("first"));
		});
		this.executor.execute(log("a"));
		this.threads.runAll();
		this.executor.execute(log("b"));
		this.executor.resume();
		this.threads.runAll();
		assertThat(this.log).containsExactly("first", "a", "b");
	}

	@Test
	void whenResumedBeforeTheWorkerHasLookedGoesOn() {
		this.executor.execute(() -> {
			this.executor.suspend();
			this.executor.resume();
		});
		this.executor.execute(log("a"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
	}

	@Test
	void whenResumedWithoutNeedNothingHappens() {
		this.executor.resume();
		this.threads.runAll();
		this.executor.execute(log("a"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
	}

	@Test
	void whenTwoExecutorsShareOneThreadTheyTakeTurns() {
		SerializedTaskExecutor one = new SerializedTaskExecutor(this.threads, 2);
		SerializedTaskExecutor other = new SerializedTaskExecutor(this.threads, 2);
		for (int i = 1; i <= 5; i++) {
			one.execute(log("a" + i));
			other.execute(log("b" + i));
		}
		this.threads.runAll();
		assertThat(this.log).containsExactly("a1", "a2", "b1", "b2", "a3", "a4", "b3", "b4", "a5", "b5");
	}

	@Test
	void whenExecutorRejectsTasksWaitForTheNextOne() {
		this.threads.rejectFromNowOn(true);
		this.executor.execute(log("a"));
		this.executor.execute(log("b"));
		this.threads.rejectFromNowOn(false);
		assertThat(this.threads.size()).isZero();
		this.executor.execute(log("c"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "b", "c");
	}

	@Test
	void whenExecutorRejectsMidwayTheRestWaitsForTheNextOne() {
		SerializedTaskExecutor executor = new SerializedTaskExecutor(this.threads, 1);
		executor.execute(() -> {
			this.log.add("a");
			this.threads.rejectFromNowOn(true);
		});
		executor.execute(log("b"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("a");
		this.threads.rejectFromNowOn(false);
		executor.execute(log("c"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "b", "c");
	}

	@Test
	void whenExecutorThrowsAnErrorTasksWaitForTheNextOne() {
		boolean[] exhausted = { true };
		SerializedTaskExecutor executor = new SerializedTaskExecutor((task) -> {
			if (exhausted[0]) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			this.threads.execute(task);
		}, 64);
		executor.execute(log("a"));
		exhausted[0] = false;
		executor.execute(log("b"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "b");
	}

	@ParameterizedTest
	@MethodSource("throwables")
	void whenTaskThrowsTheNextOnesRun(Throwable thrown) {
		this.executor.execute(() -> sneakyThrow(thrown));
		this.executor.execute(log("a"));
		this.threads.runAll();
		this.executor.execute(log("b"));
		this.threads.runAll();
		assertThat(this.log).containsExactly("a", "b");
	}

	static Stream<Throwable> throwables() {
		return Stream.of(new IllegalStateException("on purpose"), new Exception("on purpose"),
				new AssertionError("on purpose"), new StackOverflowError("on purpose"), new UnprintableException());
	}

	@Test
	void whenTaskLeavesAnInterruptBehindTheNextOneDoesNotSeeIt() {
		this.executor.execute(() -> Thread.currentThread().interrupt());
		this.executor.execute(() -> this.log.add("interrupted " + Thread.currentThread().isInterrupted()));
		this.threads.runAll();
		assertThat(Thread.interrupted()).isFalse();
		assertThat(this.log).containsExactly("interrupted false");
	}

	@Test
	void whenTaskThrowsAndLeavesAnInterruptBehindTheThreadDoesNotKeepIt() {
		this.executor.execute(() -> {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("on purpose");
		});
		this.threads.runAll();
		assertThat(Thread.interrupted()).isFalse();
	}

	@Test
	void whenManyThreadsGiveTasksThoseShareAPlainField() throws InterruptedException {
		int producers = 8;
		int each = 5_000;
		SerializedTaskExecutor executor = new SerializedTaskExecutor(this.pool, 16);
		Plain plain = new Plain();
		CountDownLatch done = new CountDownLatch(producers * each);
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < producers; i++) {
			threads.add(new Thread(() -> {
				for (int n = 0; n < each; n++) {
					executor.execute(() -> {
						plain.value++;
						done.countDown();
					});
				}
			}));
		}
		threads.forEach(Thread::start);
		assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(plain.value).isEqualTo(producers * each);
	}

	@Test
	void whenResumeRacesWithTheEndOfTheWorkerNothingIsLeftBehind() throws InterruptedException {
		SerializedTaskExecutor executor = new SerializedTaskExecutor(this.pool, 64);
		for (int i = 0; i < 2_000; i++) {
			CountDownLatch done = new CountDownLatch(1);
			executor.execute(() -> {
				executor.suspend();
				executor.executeFirst(done::countDown);
				this.pool.execute(executor::resume);
			});
			assertThat(done.await(30, TimeUnit.SECONDS)).as("round %d", i).isTrue();
		}
	}

	private Runnable log(String text) {
		return () -> this.log.add(text);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneakyThrow(Throwable throwable) throws T {
		throw (T) throwable;
	}

	private static final class Plain {

		private int value;

	}

	/**
	 * Fails whoever wants to log it.
	 */
	private static final class UnprintableException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message");
		}

	}

}
