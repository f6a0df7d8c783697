package io.boss.websocket.direct;

import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Timers of a loop, for clients that do not answer a close or do not read. There are few,
 * whatever the number of connections. Confined to the loop.
 */
final class Deadlines {

	private final Queue<Deadline> queue = new PriorityQueue<>();

	void add(long nanos, Runnable task) {
		this.queue.add(new Deadline(System.nanoTime() + nanos, task));
	}

	/**
	 * Runs what is due.
	 */
	void run() {
		Deadline next = this.queue.peek();
		while (next != null && next.remaining() <= 0) {
			this.queue.remove();
			next.task().run();
			next = this.queue.peek();
		}
	}

	/**
	 * How long the loop may sleep.
	 * @return the time in milliseconds, or 0 if there is nothing to wait for
	 */
	long timeout() {
		Deadline next = this.queue.peek();
		return (next != null) ? Math.max(1, next.remaining() / 1_000_000 + 1) : 0;
	}

	private record Deadline(long at, Runnable task) implements Comparable<Deadline> {

		long remaining() {
			return this.at - System.nanoTime();
		}

		// Differences of nanoseconds may be compared, the numbers themselves may not.
		@Override
		public int compareTo(Deadline other) {
			return Long.signum(this.at - other.at);
		}

	}

}
