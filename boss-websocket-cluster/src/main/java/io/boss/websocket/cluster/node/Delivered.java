package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Frames that the broker has taken lately. A broker that is killed has confirmed them and
 * may not have delivered them to every node, so after a failure they are published once
 * more; a node that has one already drops it by its number. Bounded in time, messages and
 * bytes; heartbeats are left out, as the next one says more. For one thread.
 */
final class Delivered {

	private static final Duration AGE = Duration.ofSeconds(5);

	private static final int MAX_FRAMES = 1000;

	private static final int MAX_BYTES = 1 << 20;

	private final LongSupplier clock;

	private final Deque<Batch> batches = new ArrayDeque<>();

	private int frames;

	private int bytes;

	Delivered(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * The broker has taken a batch.
	 * @param messages those of one addressee
	 */
	void add(List<Outgoing> messages) {
		List<Outgoing> kept = messages.stream().filter((message) -> !message.isBeat()).toList();
		if (!kept.isEmpty()) {
			addLast(new Batch(kept, this.clock.getAsLong()));
		}
		prune(this.clock.getAsLong());
	}

	private void addLast(Batch batch) {
		this.batches.addLast(batch);
		this.frames += batch.messages.size();
		this.bytes += batch.bytes();
	}

	/**
	 * Drops frames that are so old that every node has them.
	 * @param now the time until which the broker may have been well
	 */
	void prune(long now) {
		for (Batch oldest = this.batches.peek(); oldest != null; oldest = this.batches.peek()) {
			boolean old = now - oldest.time > AGE.toNanos();
			if (!old && this.frames <= MAX_FRAMES && this.bytes <= MAX_BYTES) {
				break;
			}
			this.batches.remove();
			this.frames -= oldest.messages.size();
			this.bytes -= oldest.bytes();
		}
	}

	/**
	 * All of it.
	 * @return batches, in the order in which they were taken
	 */
	List<List<Outgoing>> batches() {
		return this.batches.stream().map(Batch::messages).toList();
	}

	/** The broker has taken all of it again. */
	void renew() {
		List<List<Outgoing>> again = batches();
		this.batches.clear();
		this.frames = 0;
		this.bytes = 0;
		again.forEach((messages) -> addLast(new Batch(messages, this.clock.getAsLong())));
	}

	private record Batch(List<Outgoing> messages, long time) {

		private int bytes() {
			return this.messages.stream().mapToInt(Outgoing::size).sum();
		}

	}

}
