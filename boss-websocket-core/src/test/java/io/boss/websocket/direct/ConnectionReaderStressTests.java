/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.Seed;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stress tests for {@link ConnectionReader}: one thread reads, and others pause and
 * resume it.
 */
class ConnectionReaderStressTests {

	private static final int MESSAGES = 20_000;

	private final SplittableRandom random = Seed.random(getClass());

	private final TestWire wire = new TestWire();

	private final ExecutorService pool = Executors.newFixedThreadPool(2);

	private final AtomicInteger handled = new AtomicInteger();

	private volatile String problem;

	@AfterEach
	void close() {
		this.pool.shutdown();
		this.wire.close();
	}

	@RepeatedTest(3)
	void whenMailboxPausesAndResumesEachMessageIsHandledOnceInOrder() throws InterruptedException {
		MailboxLimits limits = new MailboxLimits(1 + this.random.nextInt(20), 1 + this.random.nextInt(10), 1, 1,
				WhenFull.PAUSE);
		TestClient client = client(limits, this.pool);
		Reader reader = new Reader(client, this.random.split());
		reader.start();
		reader.join();
		Awaitility.await().until(() -> this.problem != null || this.handled.get() == MESSAGES);
		assertThat(this.problem).isNull();
	}

	@RepeatedTest(3)
	void whenPausedFromElsewhereAtMostTheMessageInHandIsHandled() throws InterruptedException {
		TestClient client = client(new MailboxLimits(MESSAGES, MESSAGES, 1, 1, WhenFull.PAUSE), Runnable::run);
		Reader reader = new Reader(client, this.random.split());
		reader.start();
		while (reader.isAlive()) {
			client.connection.pause();
			// What has been handed over is not handled yet.
			settle(1);
			client.catchUp();
			int before = this.handled.get();
			settle(this.random.nextInt(3));
			int after = this.handled.get();
			client.connection.resume();
			assertThat(after - before).isLessThanOrEqualTo(1);
			settle(this.random.nextInt(2));
		}
		Awaitility.await().until(() -> this.problem != null || this.handled.get() == MESSAGES);
		assertThat(this.problem).isNull();
	}

	private void settle(int times) {
		for (int i = 0; i < times; i++) {
			this.wire.settle();
		}
	}

	private TestClient client(MailboxLimits limits, Executor executor) {
		return new TestClient(this.wire, TestWire.ROOMY, limits, executor, (connection, text) -> {
			int expected = this.handled.getAndIncrement();
			if (!text.equals("" + expected)) {
				this.problem = text + " instead of " + expected;
			}
		});
	}

	/**
	 * Reads while it has the right to.
	 */
	private final class Reader extends Thread {

		private final TestClient client;

		private final SplittableRandom random;

		private final Semaphore right = new Semaphore(0);

		private Reader(TestClient client, SplittableRandom random) {
			this.client = client;
			this.random = random;
			client.channel.whenReadOn(this.right::release);
		}

		@Override
		public void run() {
			ClientBytes messages = new ClientBytes();
			for (int i = 0; i < MESSAGES; i++) {
				messages.text("" + i);
			}
			byte[] bytes = messages.toBytes();
			int from = 0;
			while (from < bytes.length) {
				int to = Math.min(bytes.length, from + 1 + this.random.nextInt(100));
				if (!this.client.connection.received(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, to)))
						&& !getsTheRightBack()) {
					return;
				}
				from = to;
			}
			if (this.right.availablePermits() != 0) {
				ConnectionReaderStressTests.this.problem = "two have the right to read";
			}
		}

		private boolean getsTheRightBack() {
			try {
				if (this.right.tryAcquire(20, TimeUnit.SECONDS)) {
					return true;
				}
			}
			catch (InterruptedException ex) {
				// Never.
			}
			ConnectionReaderStressTests.this.problem = "left paused";
			return false;
		}

	}

}
