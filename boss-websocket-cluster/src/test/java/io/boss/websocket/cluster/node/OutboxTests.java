package io.boss.websocket.cluster.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.cluster.CountedCluster;
import io.boss.websocket.stats.ForwardFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Outbox}.
 */
@Timeout(60)
class OutboxTests {

	private final CountedCluster stats = new CountedCluster();

	@Test
	void whenMessagesAreTakenThenThoseForOneAddresseeComeTogetherAndInOrder() throws Exception {
		Outbox outbox = outbox(100, OutboxOverflow.DROP_OLDEST);
		offer(outbox, null, "a", "b");
		offer(outbox, "x", "c", "d");
		offer(outbox, "y", "e");
		offer(outbox, null, "f");
		assertThat(drain(outbox)).containsExactly("1a 2b", "x 1c 2d", "y 1e", "3f");
	}

	@Test
	void whenThereAreManyThenABatchIsHalfOfTheRoomAtMost() throws Exception {
		Outbox outbox = outbox(6, OutboxOverflow.DROP_OLDEST);
		offer(outbox, null, "a", "b", "c", "d", "e");
		assertThat(outbox.take()).hasSize(3);
		assertThat(outbox.frames()).isEqualTo(5);
		outbox.delivered();
		assertThat(outbox.frames()).isEqualTo(2);
	}

	@Test
	void whenFullThenTheOldestGoesAndTheNumbersTell() throws Exception {
		Outbox outbox = outbox(4, OutboxOverflow.DROP_OLDEST);
		assertThat(offer(outbox, null, "a", "b", "c", "d", "e", "f")).isTrue();
		assertThat(this.stats.count(ForwardFailure.DROPPED_OLDEST)).isEqualTo(2);
		assertThat(outbox.frames()).isEqualTo(4);
		assertThat(drain(outbox)).containsExactly("3c 4d", "5e 6f");
	}

	@Test
	void whenFullThenTheNewestIsRefusedAndTheNumbersTell() throws Exception {
		Outbox outbox = outbox(4, OutboxOverflow.DROP_NEWEST);
		assertThat(offer(outbox, null, "a", "b", "c", "d")).isTrue();
		assertThat(offer(outbox, null, "e")).isFalse();
		assertThat(this.stats.count(ForwardFailure.DROPPED_NEWEST)).isOne();
		assertThat(drain(outbox)).containsExactly("1a 2b", "3c 4d");
		assertThat(offer(outbox, null, "f")).isTrue();
		assertThat(drain(outbox)).containsExactly("6f");
	}

	@Test
	void whenThereAreTooManyBytesThenAsManyGoAsItTakes() throws Exception {
		Outbox outbox = new Outbox(new OutboxSettings(100, 1000, OutboxOverflow.DROP_OLDEST), 10_000, this.stats);
		offer(outbox, null, "a".repeat(100), "b".repeat(100), "c".repeat(100), "d".repeat(800));
		assertThat(outbox.bytes()).isBetween(800L, 1000L);
		assertThat(drain(outbox)).containsExactly("4" + "d".repeat(800));
		assertThat(outbox.bytes()).isZero();
		assertThat(offer(outbox, null, "e".repeat(1000))).isFalse();
		assertThat(this.stats.count(ForwardFailure.TOO_BIG)).isOne();
	}

	@Test
	void whenSomethingIsOnItsWayThenItIsNotDroppedAndAfterwardsItMayBe() throws Exception {
		Outbox outbox = outbox(4, OutboxOverflow.DROP_OLDEST);
		offer(outbox, null, "a", "b", "c", "d");
		assertThat(texts(outbox.take())).isEqualTo("1a 2b");
		offer(outbox, null, "e", "f", "g");
		assertThat(this.stats.count(ForwardFailure.DROPPED_OLDEST)).isEqualTo(3);
		outbox.giveBack(0);
		assertThat(outbox.frames()).isEqualTo(4);
		offer(outbox, null, "h");
		assertThat(drain(outbox)).containsExactly("2b 6f", "7g 8h");
	}

	@Test
	void whenGivenBackThenTheSameComesAgainBeforeTheRest() throws Exception {
		Outbox outbox = outbox(100, OutboxOverflow.DROP_OLDEST);
		offer(outbox, null, "a", "b");
		offer(outbox, "x", "c");
		outbox.take();
		outbox.giveBack(0);
		assertThat(drain(outbox)).containsExactly("1a 2b", "x 1c");
	}

	@Test
	void whenBeatWaitsThenThereIsNoOtherAndItTakesNoRoom() throws Exception {
		Outbox outbox = outbox(2, OutboxOverflow.DROP_OLDEST);
		outbox.offerBeat(new byte[0]);
		outbox.offerBeat(new byte[0]);
		offer(outbox, null, "a", "b", "c");
		assertThat(outbox.frames()).isLessThanOrEqualTo(2);
		assertThat(outbox.hasBeat()).isTrue();
		assertThat(drain(outbox)).containsExactly("0", "3c");
		assertThat(outbox.hasBeat()).isFalse();
		outbox.offerBeat(new byte[0]);
		assertThat(drain(outbox)).containsExactly("3");
	}

	@Test
	void whenClosedThenTheLastWordIsTheLastAndTheSenderEnds() throws Exception {
		Outbox outbox = outbox(1, OutboxOverflow.DROP_OLDEST);
		offer(outbox, null, "a");
		outbox.close("leave", "bye".getBytes());
		assertThat(offer(outbox, null, "b")).isFalse();
		assertThat(this.stats.count(ForwardFailure.STOPPED)).isOne();
		assertThat(texts(outbox.take())).isEqualTo("1a");
		outbox.delivered();
		assertThat(texts(outbox.take())).isEqualTo("2bye");
		outbox.delivered();
		assertThat(outbox.take()).isEmpty();
	}

	@Test
	void whenAbortedThenTheRestIsCountedAndWhoWaitsGoesOn() throws Exception {
		Outbox outbox = outbox(100, OutboxOverflow.DROP_OLDEST);
		offer(outbox, null, "a", "b");
		outbox.take();
		CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> backOff(outbox));
		outbox.abort();
		sender.get(40, TimeUnit.SECONDS);
		assertThat(this.stats.count(ForwardFailure.STOPPED)).isEqualTo(2);
		assertThat(outbox.take()).isEmpty();
		assertThat(outbox.frames()).isZero();
	}

	@Test
	void whenManyNodesWereSentToThenNoNumberIsUsedTwice() throws Exception {
		Outbox outbox = outbox(2, OutboxOverflow.DROP_OLDEST);
		offer(outbox, "first", "a", "b", "c");
		for (int i = 0; i < 5000; i++) {
			offer(outbox, "node" + i, "x");
		}
		drain(outbox);
		offer(outbox, "first", "d");
		assertThat(drain(outbox)).containsExactly("first 4d");
	}

	private static void backOff(Outbox outbox) {
		try {
			outbox.giveBack(TimeUnit.MINUTES.toNanos(5));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Outbox outbox(int capacity, OutboxOverflow overflow) {
		return new Outbox(new OutboxSettings(capacity, 100_000, overflow), 10_000, this.stats);
	}

	private static boolean offer(Outbox outbox, String to, String... texts) {
		boolean all = true;
		for (String text : texts) {
			all &= outbox.put(to, "say", Map.of(), text.getBytes()) == null;
		}
		return all;
	}

	private static List<String> drain(Outbox outbox) throws InterruptedException {
		List<String> batches = new ArrayList<>();
		while (outbox.frames() > 0) {
			batches.add(texts(outbox.take()));
			outbox.delivered();
		}
		return batches;
	}

	private static String texts(List<Outgoing> batch) {
		String to = batch.get(0).to();
		StringBuilder texts = new StringBuilder((to != null) ? to + " " : "");
		batch.forEach((message) -> texts.append(message.sequence()).append(new String(message.body())).append(' '));
		return texts.toString().strip();
	}

}
