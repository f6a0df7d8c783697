/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Log of the outages of a system that this application depends on: each is logged when it
 * begins and when it is over, and counts from the first request that was not answered. At
 * most ten lines are logged per minute. Safe on any thread.
 */
public final class Outage {

	private final String what;

	private final String consequence;

	private final LongSupplier clock;

	private final InstantSource calendar;

	private final RateLimitedWarning begins;

	private final RateLimitedWarning ends;

	private final ReentrantLock lock = new ReentrantLock();

	private boolean lasting;

	private long since;

	private @Nullable Instant began;

	private volatile @Nullable String lastFailure;

	/**
	 * Creates outages of which there is none yet.
	 * @param logger where they are logged
	 * @param clock nanoseconds that only go forward
	 * @param calendar tells the time of day
	 * @param what what may be away, as the beginning of a sentence
	 * @param consequence what that means, as a sentence
	 */
	public Outage(Log logger, LongSupplier clock, InstantSource calendar, String what, String consequence) {
		this.what = what;
		this.consequence = consequence;
		this.clock = clock;
		this.calendar = calendar;
		this.begins = new RateLimitedWarning(logger);
		this.ends = new RateLimitedWarning(logger);
	}

	/**
	 * It has not answered, or not well.
	 * @param asked when it was asked, by the clock
	 * @param why why not, to be cleaned by {@link LogLine}
	 */
	public void failed(long asked, String why) {
		String line = LogLine.of(why);
		boolean begins;
		this.lock.lock();
		try {
			this.lastFailure = line;
			begins = !this.lasting;
			if (begins) {
				this.lasting = true;
				this.since = asked;
				this.began = this.calendar.instant().minusNanos(this.clock.getAsLong() - asked);
			}
		}
		finally {
			this.lock.unlock();
		}
		if (begins) {
			String end = line.endsWith(".") ? " " : ". ";
			this.begins.log(() -> this.what + " cannot be reached: " + line + end + this.consequence);
		}
	}

	/**
	 * It has answered.
	 */
	public void answered() {
		Duration length;
		this.lock.lock();
		try {
			length = length();
			this.lasting = false;
			this.began = null;
		}
		finally {
			this.lock.unlock();
		}
		if (length != null) {
			this.ends.inform(() -> this.what + " is back after " + length.toSeconds() + " s");
		}
	}

	/**
	 * How long the outage has lasted.
	 * @return the time since the first request that was not answered, or {@code null} if
	 * there is no outage
	 */
	public @Nullable Duration length() {
		this.lock.lock();
		try {
			return this.lasting ? Duration.ofNanos(this.clock.getAsLong() - this.since) : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * When the outage began.
	 * @return the time of day, or {@code null} if there is no outage
	 */
	public @Nullable Instant began() {
		this.lock.lock();
		try {
			return this.began;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Why it did not answer, the last time that it did not.
	 * @return the reason, or {@code null} if it always has
	 */
	public @Nullable String lastFailure() {
		return this.lastFailure;
	}

}
