package io.boss.websocket.cluster.node;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Wait before the next try: twice as long each time, and random, so that nodes that began
 * to wait at the same moment do not try again at the same moment. For one thread.
 */
final class BackOff {

	private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);

	private final RandomGenerator random;

	private long wait = FIRST;

	/**
	 * Creates it, with the first wait next.
	 * @param random spreads the waits of nodes
	 */
	BackOff(RandomGenerator random) {
		this.random = random;
	}

	/**
	 * The next wait.
	 * @return nanoseconds
	 */
	long next() {
		long longest = this.wait;
		this.wait = Math.min(2 * longest, LONGEST);
		return this.random.nextLong(longest / 2, longest + 1);
	}

	void reset() {
		this.wait = FIRST;
	}

}
