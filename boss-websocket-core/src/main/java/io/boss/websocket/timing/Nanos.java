/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.timing;

import java.time.Duration;

/**
 * Times as nanoseconds that can be added, subtracted and given to a scheduler. A long
 * holds 292 years of them, and a {@link Duration} many more, so there is an end that no
 * program lives to see.
 */
public final class Nanos {

	/**
	 * The longest time that there is. Anything longer is taken for it.
	 */
	public static final Duration LONGEST = Duration.ofDays(36_500);

	/**
	 * The longest time in nanoseconds: the sum of two is still a number.
	 */
	public static final long MAX = LONGEST.toNanos();

	private Nanos() {
	}

	/**
	 * Counts a time.
	 * @param time the time, not negative
	 * @return how many nanoseconds it has, at most {@link #MAX}
	 */
	public static long of(Duration time) {
		return limited(time).toNanos();
	}

	/**
	 * Shortens a time that is too long to calculate with.
	 * @param time the time, not negative
	 * @return the time, at most {@link #LONGEST}
	 */
	public static Duration limited(Duration time) {
		return (time.compareTo(LONGEST) < 0) ? time : LONGEST;
	}

}
