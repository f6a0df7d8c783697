/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.mailbox.ClientInbox;
import io.boss.websocket.mailbox.Mail;
import io.boss.websocket.mailbox.Mailbox;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.mailbox.ReadControl;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.wakeup.WakeupBatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of the mailbox itself, without the way from one thread to another. The same thread
 * offers a batch within a turn, as a loop does, and then lends itself to the mailbox;
 * being asked for is the one wake-up of the batch, and goes through the queue that a pool
 * has. All of it is compared with a queue that is filled and emptied. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar MailboxBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MailboxBenchmark {

	private static final int MESSAGES = 1024;

	private static final int THROUGHPUT = 64;

	/**
	 * How many messages come in a turn.
	 */
	@Param({ "1", "64" })
	private int batch;

	private final BlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();

	private final ClientInbox inbox = new Mailbox(new SerializedTaskExecutor(this.asked::add, THROUGHPUT),
			new MailboxLimits(MESSAGES, MESSAGES, MESSAGES, MESSAGES, WhenFull.DROP))
		.openInbox(new NoReadControl());

	private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

	private int handled;

	/**
	 * Through the mailbox.
	 * @return how many messages have been handled
	 */
	@Benchmark
	@OperationsPerInvocation(MESSAGES)
	public int mailbox() {
		for (int sent = 0; sent < MESSAGES; sent += this.batch) {
			WakeupBatch turn = WakeupBatch.beginBrief();
			for (int i = 0; i < this.batch; i++) {
				this.inbox.offer(new Count(), 100);
			}
			turn.end();
			for (Runnable worker = this.asked.poll(); worker != null; worker = this.asked.poll()) {
				worker.run();
			}
		}
		return this.handled;
	}

	/**
	 * Through a queue alone.
	 * @return how many messages have been handled
	 */
	@Benchmark
	@OperationsPerInvocation(MESSAGES)
	public int queue() {
		for (int sent = 0; sent < MESSAGES; sent += this.batch) {
			for (int i = 0; i < this.batch; i++) {
				this.queue.add(new Count());
			}
			for (Runnable message = this.queue.poll(); message != null; message = this.queue.poll()) {
				message.run();
			}
		}
		return this.handled;
	}

	private final class Count extends Mail {

		@Override
		protected void deliver() {
			MailboxBenchmark.this.handled++;
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
