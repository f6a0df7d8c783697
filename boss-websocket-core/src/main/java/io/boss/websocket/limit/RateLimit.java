/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.util.concurrent.TimeUnit;

/**
 * Token bucket that fills at a steady pace, up to the tokens of two seconds, and that
 * refuses when there are not enough. Its content is one number, the time until which its
 * tokens are used: the caller keeps it, so that the bucket itself is shared by all
 * clients that have the same limit.
 * <p>
 * Immutable. Times are {@link System#nanoTime()}.
 */
final class RateLimit {

	/**
	 * There were not enough tokens.
	 */
	static final long EXCEEDED = Long.MIN_VALUE;

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final long BURST_SECONDS = 2;

	private final long perSecond;

	private final long single;

	private final long burst;

	/**
	 * Creates a limit.
	 * @param perSecond tokens that come within a second, at least 1
	 * @param atOnce tokens that the bucket holds at least
	 */
	RateLimit(long perSecond, long atOnce) {
		this.perSecond = perSecond;
		this.single = SECOND / perSecond;
		this.burst = Math.max(BURST_SECONDS * SECOND, nanos(atOnce));
	}

	/**
	 * Takes a token.
	 * @param used until when tokens are used, at first the time itself
	 * @param now the time
	 * @param extra how much more than its burst the bucket holds, in the time that it
	 * takes to come
	 * @return until when they are used then, or {@link #EXCEEDED}
	 */
	long takeOne(long used, long now, long extra) {
		return use(used, now, this.single, extra);
	}

	/**
	 * Takes several tokens, or none.
	 * @param used until when tokens are used, at first the time itself
	 * @param now the time
	 * @param count how many
	 * @param extra how much more than its burst the bucket holds, in the time that it
	 * takes to come
	 * @return until when they are used then, or {@link #EXCEEDED}
	 */
	long take(long used, long now, int count, long extra) {
		return use(used, now, nanos(count), extra);
	}

	private long use(long used, long now, long nanos, long extra) {
		long after = Math.max(used - now, 0) + nanos;
		return (after <= this.burst + extra) ? now + after : EXCEEDED;
	}

	// More than four seconds would overflow at a token a nanosecond.
	private long nanos(long count) {
		return (count <= Integer.MAX_VALUE) ? count * SECOND / this.perSecond : count / this.perSecond * SECOND;
	}

}
