package io.boss.websocket.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
class InletStressTests {

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
		MailboxLimits limits = new MailboxLimits(1 + this.random.nextInt(40), 1 + this.random.nextInt(10), 1, 1,
				WhenFull.PAUSE);
		Mailbox mailbox = new Mailbox(new SerializedTaskExecutor(this.pool, 1 + this.random.nextInt(8)), limits);
		List<StoppingClient> clients = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			clients.add(new StoppingClient(mailbox));
		}
		clients.forEach((client) -> client.thread.start());
		for (StoppingClient client : clients) {
			client.thread.join();
			assertThat(client.problem).as("with %s", limits).isNull();
		}
		Awaitility.await().until(() -> this.handled.get() == CLIENTS * MESSAGES);
		Awaitility.await().until(() -> mailbox.paused().isEmpty());
		assertThat(mailbox.depth()).isZero();
		assertThat(clients).allSatisfy((client) -> {
			assertThat(client.inlet.pending()).isZero();
			assertThat(client.inlet.isPaused()).isFalse();
			assertThat(client.balance.get()).isZero();
			assertThat(client.problem).isNull();
		});
	}

	private final class StoppingClient implements ReadControl {

		private final Thread thread = new Thread(this::send);

		private final Inlet inlet;

		private final Semaphore gate = new Semaphore(1);

		private final AtomicInteger balance = new AtomicInteger();

		private volatile String problem;

		private StoppingClient(Mailbox mailbox) {
			this.inlet = mailbox.openInlet(this);
		}

		private void send() {
			for (int i = 0; i < MESSAGES; i++) {
				this.inlet.offer(new Counted());
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
			InletStressTests.this.handled.incrementAndGet();
		}

	}

}
