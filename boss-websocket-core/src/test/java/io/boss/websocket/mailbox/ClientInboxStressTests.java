/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.Seed;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stress tests for pausing and resuming clients: a client that is paused stops, as its
 * socket would, so one that is left paused beside an empty mailbox never comes to its
 * end.
 */
class ClientInboxStressTests {

	private static final int CLIENTS = 8;

	private static final int MESSAGES = 3_000;

	private final SplittableRandom random = Seed.random(getClass());

	private final ExecutorService pool = Executors.newFixedThreadPool(2);

	private final AtomicLong handled = new AtomicLong();

	@AfterEach
	void shutDown() {
		this.pool.shutdownNow();
	}

	@RepeatedTest(5)
	void whenClientsStopWhilePausedAllComeToTheirEnd() throws InterruptedException {
		MailboxLimits limits = new MailboxLimits(1 + this.random.nextInt(40), 1 + this.random.nextInt(10),
				1 + this.random.nextInt(500_000), 1 + this.random.nextInt(200_000), 1, 1, WhenFull.PAUSE);
		MailboxTotal total = new MailboxTotal(1 + this.random.nextInt(500_000));
		Mailbox mailbox = mailbox(limits, total);
		Mailbox other = mailbox(limits, total);
		List<StoppingClient> clients = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			clients.add(new StoppingClient((i % 2 == 0) ? mailbox : other, this.random.split()));
		}
		clients.forEach((client) -> client.thread.start());
		for (StoppingClient client : clients) {
			client.thread.join();
			assertThat(client.problem).as("with %s", limits).isNull();
		}
		Awaitility.await().until(() -> this.handled.get() == CLIENTS * MESSAGES);
		Awaitility.await().until(() -> mailbox.paused().isEmpty());
		Awaitility.await().until(() -> other.paused().isEmpty());
		assertThat(mailbox.depth() + other.depth()).isZero();
		assertThat(mailbox.bytes() + other.bytes() + total.bytes()).isZero();
		assertThat(clients).allSatisfy((client) -> {
			assertThat(client.inbox.pending()).isZero();
			assertThat(client.inbox.isPaused()).isFalse();
			assertThat(client.balance.get()).isZero();
			assertThat(client.problem).isNull();
		});
	}

	@RepeatedTest(5)
	void whenMessagesFindNoRoomThoseForWhichThereIsRoomAreNotRefused() throws InterruptedException {
		int room = 100_000;
		MailboxLimits limits = new MailboxLimits(CLIENTS + 1, 2, room, 1_000_000, 1, 1, WhenFull.DROP);
		Mailbox mailbox = mailbox(limits, new MailboxTotal(1 << 30));
		CountDownLatch hold = new CountDownLatch(1);
		mailbox.put(new Held(hold));
		mailbox.openInbox(new NoControl()).offer(new Counted(), 1);
		AtomicBoolean end = new AtomicBoolean();
		List<Thread> greedy = new ArrayList<>();
		AtomicLong taken = new AtomicLong();
		for (int i = 0; i < CLIENTS; i++) {
			ClientInbox inbox = mailbox.openInbox(new NoControl());
			greedy.add(new Thread(() -> {
				while (!end.get()) {
					taken.addAndGet(inbox.offer(new Counted(), room) ? 1 : 0);
				}
			}));
		}
		greedy.forEach(Thread::start);
		try {
			for (int i = 0; i < CLIENTS / 2; i++) {
				assertThat(mailbox.openInbox(new NoControl()).offer(new Counted(), 10)).as("message %d", i).isTrue();
				Thread.yield();
			}
			assertThat(mailbox.bytes()).isEqualTo(1 + 10 * CLIENTS / 2);
		}
		finally {
			end.set(true);
			for (Thread thread : greedy) {
				thread.join();
			}
			hold.countDown();
		}
		assertThat(taken.get()).isZero();
		Awaitility.await().until(() -> mailbox.depth() == 0);
		assertThat(mailbox.bytes()).isZero();
	}

	private Mailbox mailbox(MailboxLimits limits, MailboxTotal total) {
		return new Mailbox(new SerializedTaskExecutor(this.pool, 1 + this.random.nextInt(8)), limits, total);
	}

	private static final class NoControl implements ReadControl {

		@Override
		public void pause() {
		}

		@Override
		public void resume() {
		}

	}

	private static final class Held extends Mail {

		private final CountDownLatch hold;

		private Held(CountDownLatch hold) {
			this.hold = hold;
		}

		@Override
		protected void deliver() {
			try {
				this.hold.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	private final class StoppingClient implements ReadControl {

		private final Thread thread = new Thread(this::send);

		private final ClientInbox inbox;

		private final Semaphore gate = new Semaphore(1);

		private final AtomicInteger balance = new AtomicInteger();

		private volatile String problem;

		private final SplittableRandom random;

		private StoppingClient(Mailbox mailbox, SplittableRandom random) {
			this.inbox = mailbox.openInbox(this);
			this.random = random;
		}

		private void send() {
			for (int i = 0; i < MESSAGES; i++) {
				this.inbox.offer(new Counted(), this.random.nextInt(50_000));
				try {
					if (!this.gate.tryAcquire(20, TimeUnit.SECONDS)) {
						this.problem = "left paused after " + i + " messages";
						return;
					}
				}
				catch (InterruptedException ex) {
					return;
				}
				this.gate.release();
			}
		}

		@Override
		public void pause() {
			if (this.balance.incrementAndGet() != 1) {
				this.problem = "paused twice";
			}
			if (!this.gate.tryAcquire()) {
				this.problem = "paused while it was stopped";
			}
		}

		@Override
		public void resume() {
			if (this.balance.decrementAndGet() != 0) {
				this.problem = "resumed twice";
			}
			this.gate.release();
		}

	}

	private final class Counted extends Mail {

		@Override
		protected void deliver() {
			ClientInboxStressTests.this.handled.incrementAndGet();
		}

	}

}
