/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Time of services under test, which stands still until a test lets it pass. Timers, idle
 * timeouts, heartbeats, back-offs, leases and lifetimes of authentications go by it; the
 * {@link Clock} of an application does if it is this one.
 *
 * @since 0.1.0
 */
public interface TestTime {

	/**
	 * Runs what is ready, then lets time pass. What is due at a time runs then, in the
	 * order of the times, with all that follows from it.
	 * @param duration how long
	 * @throws IllegalArgumentException if it is negative, or so long that nanoseconds
	 * cannot count it: a test may last for 192 years
	 * @throws AssertionError if there is no end of what is due
	 */
	void advance(Duration duration);

	/**
	 * The time of day. It is that of the machine when the tester begins, or midnight of a
	 * certain day if tasks are drawn by a seed, so that all is the same in each run.
	 * @return the virtual time
	 */
	Instant instant();

	/**
	 * How long the test has been going on.
	 * @return the virtual time since it began
	 */
	Duration elapsed();

	/**
	 * The time, for code of the application that takes it from a clock.
	 * @return a clock in UTC that always tells the virtual time
	 */
	Clock clock();

}
