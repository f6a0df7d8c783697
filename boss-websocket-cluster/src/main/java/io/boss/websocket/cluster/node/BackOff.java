package io.boss.websocket.cluster.node;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Wait before the next try: twice as long each time, and random, so that nodes that began
 * to wait at the same moment do not try again at the same moment. For one thread.
 */
final class BackOff {

	private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);

	private long wait = FIRST;

	/**
	 * The next wait.
	 * @return nanoseconds
	 */
	long next() {
		long longest = this.wait;
		this.wait = Math.min(2 * longest, LONGEST);
		return ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
	}

	void reset() {
		this.wait = FIRST;
	}

}
