/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.time.Duration;

/**
 * Limit of how much is due in a short time. Without one, a test that lets a day pass
 * would wait for years if a timer were due each nanosecond.
 */
final class DeadlineLimit {

	private static final int LIMIT = 500_000;

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private static final int LINES = 20;

	private final Transcript transcript;

	private long begin;

	private int count;

	/**
	 * Creates a limit that is not reached.
	 * @param transcript what happens
	 */
	DeadlineLimit(Transcript transcript) {
		this.transcript = transcript;
	}

	/**
	 * A deadline has passed.
	 * @param time its time in nanoseconds
	 * @throws AssertionError if many have passed in a second before
	 */
	void passed(long time) {
		if (time - this.begin > SECOND) {
			this.begin = time;
			this.count = 0;
		}
		else if (++this.count == LIMIT) {
			throw new AssertionError(
					"There is no end: " + LIMIT + " times something was due within a second of virtual "
							+ "time. Is the period of a timer too short? What happened last:\n"
							+ String.join("\n", this.transcript.last(LINES)));
		}
	}

}
