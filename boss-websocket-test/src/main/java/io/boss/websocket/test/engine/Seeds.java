package io.boss.websocket.test.engine;

import org.jspecify.annotations.Nullable;

/**
 * Seed of the test that runs on a thread.
 */
public final class Seeds {

	/**
	 * System property that gives back a seed that has failed.
	 */
	public static final String PROPERTY = "boss.seed";

	private static final ThreadLocal<@Nullable Long> current = new ThreadLocal<>();

	private Seeds() {
	}

	/**
	 * The seed of the test on this thread.
	 * @return the seed, or {@code null} for tasks in order
	 */
	public static @Nullable Long current() {
		return current.get();
	}

	/**
	 * A test with a seed begins or ends on this thread.
	 * @param seed the seed, or {@code null} at the end
	 */
	public static void set(@Nullable Long seed) {
		if (seed != null) {
			current.set(seed);
		}
		else {
			current.remove();
		}
	}

}
