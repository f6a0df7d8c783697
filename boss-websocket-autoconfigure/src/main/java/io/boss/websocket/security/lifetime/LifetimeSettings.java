/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings for clients whose authentication ends.
 *
 * @param inBand whether they are told and may answer on the connection itself
 * @param warnBefore how long before the end they and their service are told
 * @param sessionGrace how long they may stay when their HTTP session has ended, if they
 * may answer at all
 * @param maxAge how long after its handshake a client may stay, whatever it shows, or
 * {@code null} if there is no end
 */
public record LifetimeSettings(boolean inBand, Duration warnBefore, Duration sessionGrace, @Nullable Duration maxAge) {

	/**
	 * How long a client may stay yet, whatever it shows.
	 * @param age how long ago its handshake was, in nanoseconds
	 * @return the time, zero if it is over, or {@code null} if there is no end
	 */
	@Nullable Duration rest(long age) {
		if (this.maxAge == null) {
			return null;
		}
		Duration rest = this.maxAge.minusNanos(age);
		return rest.isNegative() ? Duration.ZERO : rest;
	}

}
