package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Delivered}.
 */
class DeliveredTests {

	private final AtomicLong clock = new AtomicLong();

	private final Delivered delivered = new Delivered(this.clock::get);

	@Test
	void whenBatchesAreDeliveredThenTheyAreKeptInOrderWithoutBeats() {
		this.delivered.add(List.of(message("a", 1), message(Beat.KIND, 1), message("b", 1)));
		this.delivered.add(List.of(message(Beat.KIND, 1)));
		this.delivered.add(List.of(message("c", 1)));
		assertThat(kinds()).containsExactly("ab", "c");
	}

	@Test
	void whenSomethingIsOldThenItIsDroppedUnlessItWasGivenAgain() {
		this.delivered.add(List.of(message("a", 1)));
		pass(Duration.ofSeconds(3));
		this.delivered.add(List.of(message("b", 1)));
		pass(Duration.ofSeconds(3));
		this.delivered.prune(this.clock.get());
		assertThat(kinds()).containsExactly("b");
		this.delivered.renew();
		pass(Duration.ofSeconds(5));
		this.delivered.prune(this.clock.get());
		assertThat(kinds()).containsExactly("b");
	}

	@Test
	void whenThereIsMuchThenTheOldestAreDropped() {
		for (int i = 0; i < 40; i++) {
			this.delivered.add(List.of(message(Integer.toString(i), 100_000)));
		}
		assertThat(kinds()).hasSize(10).startsWith("30").endsWith("39");
		this.delivered.add(many(1000));
		assertThat(kinds()).hasSize(1);
		this.delivered.add(many(1));
		assertThat(kinds()).containsExactly("x");
	}

	private static List<Outgoing> many(int count) {
		Outgoing[] messages = new Outgoing[count];
		Arrays.fill(messages, message("x", 1));
		return List.of(messages);
	}

	private static Outgoing message(String kind, int size) {
		return new Outgoing(null, 1, kind, Map.of(), new byte[size]);
	}

	private List<String> kinds() {
		return this.delivered.batches()
			.stream()
			.map((batch) -> String.join("", batch.stream().map(Outgoing::kind).toList()))
			.toList();
	}

	private void pass(Duration time) {
		this.clock.addAndGet(time.toNanos());
	}

}
