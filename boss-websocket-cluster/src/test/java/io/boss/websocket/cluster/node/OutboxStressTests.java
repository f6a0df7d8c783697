package io.boss.websocket.cluster.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.cluster.CountedCluster;
import io.boss.websocket.stats.ForwardFailure;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets threads hand messages over by way of the {@link Outbox} while the broker fails now
 * and then: whatever is neither delivered nor counted is lost.
 */
class OutboxStressTests {

	private static final int OFFERS = 3000;

	private static final int INVOCATIONS = 100;

	@ParameterizedTest
	@CsvSource({ "1, DROP_OLDEST, 4", "2, DROP_OLDEST, 100", "3, DROP_NEWEST, 4", "4, DROP_NEWEST, 100",
			"5, DROP_OLDEST, 100000" })
	@Timeout(60)
	void whenThreadsOfferThenEachMessageIsDeliveredOnceInOrderOrCounted(long seed, OutboxOverflow overflow,
			int capacity) throws InterruptedException {
		CountedCluster stats = new CountedCluster();
		Outbox outbox = new Outbox(new OutboxSettings(capacity, 1 << 30, overflow), 1000, stats);
		List<Thread> threads = new ArrayList<>();
		AtomicInteger taken = new AtomicInteger();
		for (int i = 0; i < 3; i++) {
			String thread = String.valueOf(i);
			threads.add(new Thread(() -> offer(outbox, thread, taken)));
		}
		threads.forEach(Thread::start);
		List<Outgoing> delivered = new ArrayList<>();
		Thread closer = new Thread(() -> close(threads, outbox));
		closer.start();
		deliver(outbox, new Random(seed), delivered);
		closer.join();
		long dropped = stats.count(ForwardFailure.DROPPED_OLDEST);
		long refused = stats.count(ForwardFailure.DROPPED_NEWEST);
		assertThat(delivered.size() - 1 + dropped + refused).isEqualTo(3 * OFFERS);
		assertThat(taken.get()).isEqualTo(3 * OFFERS - (int) refused);
		assertThat(outbox.frames()).isZero();
		assertThat(outbox.bytes()).isZero();
		assertInOrder(delivered);
	}

	private static void offer(Outbox outbox, String thread, AtomicInteger taken) {
		for (int i = 0; i < OFFERS; i++) {
			String to = (i % 5 == 0) ? "node" + i % 3 : null;
			if (outbox.put(to, thread, Map.of(), new byte[i % 50]) == null) {
				taken.incrementAndGet();
			}
		}
	}

	private static void close(List<Thread> threads, Outbox outbox) {
		try {
			for (Thread thread : threads) {
				thread.join();
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		outbox.close("last", new byte[0]);
	}

	private static void deliver(Outbox outbox, Random random, List<Outgoing> delivered) throws InterruptedException {
		for (List<Outgoing> batch = outbox.take(); !batch.isEmpty(); batch = outbox.take()) {
			if (random.nextInt(4) == 0) {
				outbox.giveBack(random.nextInt(100_000));
			}
			else {
				delivered.addAll(batch);
				outbox.delivered();
			}
		}
	}

	private static void assertInOrder(List<Outgoing> delivered) {
		Map<String, Long> last = new HashMap<>();
		for (Outgoing message : delivered) {
			Long before = last.put(String.valueOf(message.to()), message.sequence());
			assertThat(message.sequence()).isGreaterThan((before != null) ? before : 0);
		}
		assertThat(delivered.get(delivered.size() - 1).kind()).isEqualTo("last");
	}

	@Test
	void whenOffersRaceWithTheSenderThenNobodyWaitsForever() {
		Lincheck.runConcurrentTest(INVOCATIONS, () -> {
			Outbox outbox = new Outbox(new OutboxSettings(2, 1000, OutboxOverflow.DROP_OLDEST), 1000,
					new CountedCluster());
			int[] count = new int[1];
			Thread sender = new Thread(() -> count[0] = count(outbox));
			Thread publisher = new Thread(() -> outbox.put(null, "a", Map.of(), new byte[0]));
			sender.start();
			publisher.start();
			join(publisher);
			outbox.close("last", new byte[0]);
			join(sender);
			if (count[0] != 2) {
				throw new AssertionError("Delivered: " + count[0]);
			}
		});
	}

	private static int count(Outbox outbox) {
		int count = 0;
		try {
			boolean failed = false;
			for (List<Outgoing> batch = outbox.take(); !batch.isEmpty(); batch = outbox.take()) {
				if (failed) {
					count += batch.size();
					outbox.delivered();
				}
				else {
					failed = true;
					outbox.giveBack(0);
				}
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return count;
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
