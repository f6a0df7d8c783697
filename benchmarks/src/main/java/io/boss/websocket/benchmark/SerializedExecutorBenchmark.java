/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.mailbox.ClientInbox;
import io.boss.websocket.mailbox.Mail;
import io.boss.websocket.mailbox.Mailbox;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.mailbox.ReadControl;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of a message on its way through mailbox and serialized executor, over a task that
 * is given to the executor itself. One thread sends a thousand, and waits until the last
 * is handled on the only thread of a pool. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar SerializedExecutor
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SerializedExecutorBenchmark {

	private static final int MESSAGES = 1000;

	private static final int THROUGHPUT = 64;

	private final ExecutorService pool = Executors.newFixedThreadPool(1);

	private final ClientInbox inbox = new Mailbox(new SerializedTaskExecutor(this.pool, THROUGHPUT),
			new MailboxLimits(4 * MESSAGES, 4 * MESSAGES, MESSAGES, MESSAGES, WhenFull.PAUSE))
		.openInbox(new NoReadControl());

	/**
	 * Ends the thread.
	 */
	@TearDown
	public void close() {
		this.pool.shutdownNow();
	}

	/**
	 * Tasks of the executor itself.
	 * @throws InterruptedException if interrupted
	 */
	@Benchmark
	@OperationsPerInvocation(MESSAGES)
	public void plainTasks() throws InterruptedException {
		CountDownLatch handled = new CountDownLatch(MESSAGES);
		for (int i = 0; i < MESSAGES; i++) {
			this.pool.execute(new CountDown(handled));
		}
		handled.await();
	}

	/**
	 * Mail of one client.
	 * @throws InterruptedException if interrupted
	 */
	@Benchmark
	@OperationsPerInvocation(MESSAGES)
	public void mail() throws InterruptedException {
		CountDownLatch handled = new CountDownLatch(MESSAGES);
		for (int i = 0; i < MESSAGES; i++) {
			this.inbox.offer(new CountDown(handled), 100);
		}
		handled.await();
	}

	private static final class CountDown extends Mail {

		private final CountDownLatch latch;

		private CountDown(CountDownLatch latch) {
			this.latch = latch;
		}

		@Override
		protected void deliver() {
			this.latch.countDown();
		}

	}

	private static final class NoReadControl implements ReadControl {

		@Override
		public void pause() {
		}

		@Override
		public void resume() {
		}

	}

}
