/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * Limits of requests between a service and one client, in both directions.
 *
 * @param maxOpen how many may be open at once, for each direction
 * @param timeout how long the service waits for the answer of a client if it does not say
 * so itself
 * @since 0.1.0
 */
public record RequestLimits(int maxOpen, Duration timeout) {

	/**
	 * 64 requests, 30 seconds.
	 */
	public static final RequestLimits DEFAULT = new RequestLimits(64, Duration.ofSeconds(30));

	/**
	 * Creates limits.
	 * @param maxOpen how many may be open at once, at least one
	 * @param timeout how long the service waits for an answer, more than nothing
	 */
	public RequestLimits {
		Assert.isTrue(maxOpen >= 1, () -> "At least one request must be able to be open, not " + maxOpen);
		Assert.isTrue(!timeout.isNegative() && !timeout.isZero(), () -> "Timeout must be positive: " + timeout);
	}

}
