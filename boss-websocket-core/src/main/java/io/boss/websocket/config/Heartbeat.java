/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Rhythm of pings by which it is found out whether a client is still there: one that has
 * been silent is sent a ping (RFC 6455, section 5.5.2), which it has to answer; anything
 * that comes from it is an answer. Immutable.
 *
 * @since 0.1.0
 */
public final class Heartbeat {

	private final Duration interval;

	private final Duration timeout;

	private Heartbeat(Duration interval, Duration timeout) {
		Assert.isTrue(!interval.isNegative() && !interval.isZero(), "Interval must be longer than zero");
		Assert.isTrue(!timeout.isNegative() && !timeout.isZero(), "Timeout must be longer than zero");
		this.interval = interval;
		this.timeout = timeout;
	}

	/**
	 * Creates a heartbeat.
	 * @param interval how long a client may be silent before it is sent a ping
	 * @param timeout how long it may be silent after that
	 * @return the heartbeat
	 * @throws IllegalArgumentException if one of them is not positive
	 */
	public static Heartbeat of(Duration interval, Duration timeout) {
		return new Heartbeat(interval, timeout);
	}

	/**
	 * How long a client may be silent before it is sent a ping.
	 * @return the interval
	 */
	public Duration interval() {
		return this.interval;
	}

	/**
	 * How long a client may be silent after a ping.
	 * @return the timeout
	 */
	public Duration timeout() {
		return this.timeout;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Heartbeat same && same.interval.equals(this.interval)
				&& same.timeout.equals(this.timeout);
	}

	@Override
	public int hashCode() {
		return 31 * this.interval.hashCode() + this.timeout.hashCode();
	}

	@Override
	public String toString() {
		return "Heartbeat[interval=" + this.interval + ", timeout=" + this.timeout + "]";
	}

}
