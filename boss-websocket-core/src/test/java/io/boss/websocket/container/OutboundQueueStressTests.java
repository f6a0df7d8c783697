/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossMessage;
import io.boss.websocket.Seed;
import io.boss.websocket.SendResult;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.outbound.OutboundListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stress tests for {@link OutboundQueue}.
 */
class OutboundQueueStressTests {

	private static final int SENDERS = 64;

	private static final int MESSAGES = 500;

	private final SplittableRandom random = Seed.random(getClass());

	private final ExecutorService pool = Executors.newFixedThreadPool(4);

	private final ExecutorService completions = Executors.newFixedThreadPool(2);

	@AfterEach
	void shutDown() {
		this.pool.shutdownNow();
		this.completions.shutdownNow();
	}

	@Test
	void whenManyThreadsSendNothingIsLostOrReorderedOrWrittenAtOnce() throws InterruptedException {
		RacingWriter writer = new RacingWriter(this.random.nextInt(101));
		OutboundQueue queue = new OutboundQueue(limits(SENDERS * MESSAGES), this.pool, writer, new Listener());
		List<Thread> senders = new ArrayList<>();
		for (int i = 0; i < SENDERS; i++) {
			int sender = i;
			senders.add(new Thread(() -> {
				for (int n = 0; n < MESSAGES; n++) {
					SendResult result = queue.put(new OutboundFrame.Data(BossMessage.text(sender + ":" + n)));
					if (!result.isQueued()) {
						writer.violations.add(result + " for " + sender + ":" + n);
					}
				}
			}));
		}
		senders.forEach(Thread::start);
		for (Thread sender : senders) {
			sender.join();
		}
		queue.put(new OutboundFrame.Close(1000, ""));
		assertThat(writer.closed.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(writer.violations).isEmpty();
		assertThat(writer.next).containsOnly(MESSAGES);
	}

	@Test
	void whenOverflowRacesWithTheDrainTheListenerHearsOfTheOverflowAlone() throws Exception {
		for (int i = 0; i < 500; i++) {
			Listener listener = new Listener();
			RacingWriter writer = new RacingWriter(50);
			OutboundQueue queue = new OutboundQueue(limits(1), this.pool, writer, listener);
			CyclicBarrier barrier = new CyclicBarrier(2);
			Thread other = new Thread(() -> overflow(queue, barrier));
			other.start();
			overflow(queue, barrier);
			other.join();
			assertThat(writer.closed.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(listener.overflows).hasValue(1);
			assertThat(listener.closings).hasValue(0);
		}
	}

	private static void overflow(OutboundQueue queue, CyclicBarrier barrier) {
		try {
			barrier.await();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		while (queue.isOpen()) {
			queue.put(new OutboundFrame.Data(BossMessage.text("0:0")));
		}
	}

	private static OutboundLimits limits(int maxMessages) {
		return OutboundLimits.of(maxMessages, Long.MAX_VALUE, Duration.ofSeconds(10), Duration.ofSeconds(5));
	}

	private static final class Listener implements OutboundListener {

		private final AtomicInteger overflows = new AtomicInteger();

		private final AtomicInteger closings = new AtomicInteger();

		@Override
		public void overflowed() {
			this.overflows.incrementAndGet();
		}

		@Override
		public void closing(int code, String reason) {
			this.closings.incrementAndGet();
		}

		@Override
		public void failed(Throwable failure) {
		}

	}

	/**
	 * Completes inline or on another thread, which may be faster than its own return.
	 */
	private final class RacingWriter implements FrameWriter {

		private final int percentInline;

		// Plain on purpose: frames are written one after the other.
		private final int[] next = new int[SENDERS];

		private boolean writing;

		private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();

		private final CountDownLatch closed = new CountDownLatch(1);

		private RacingWriter(int percentInline) {
			this.percentInline = percentInline;
		}

		@Override
		public void write(OutboundFrame frame, Completion completion) {
			if (this.writing) {
				this.violations.add("two writes at once");
			}
			this.writing = true;
			if (frame instanceof OutboundFrame.Data data) {
				String[] parts = ((BossMessage.Text) data.message()).payload().split(":", -1);
				int sender = Integer.parseInt(parts[0]);
				int number = Integer.parseInt(parts[1]);
				if (number != this.next[sender]++) {
					this.violations.add(number + " of " + sender + " out of order");
				}
			}
			if (ThreadLocalRandom.current().nextInt(100) < this.percentInline) {
				end(frame, completion);
			}
			else {
				OutboundQueueStressTests.this.completions.execute(() -> end(frame, completion));
			}
		}

		private void end(OutboundFrame frame, Completion completion) {
			this.writing = false;
			completion.completed(null);
			if (frame instanceof OutboundFrame.Close) {
				this.closed.countDown();
			}
		}

		@Override
		public void abort() {
			this.violations.add("aborted");
		}

	}

}
