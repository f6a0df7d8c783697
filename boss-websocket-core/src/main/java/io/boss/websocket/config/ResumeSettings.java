/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * Settings of sessions that outlive their sockets: what is kept for a client that may
 * come back, and for how long.
 *
 * @param grace how long a client that was lost may stay away
 * @param maxMessages how many messages are kept that were written and are not
 * acknowledged
 * @param maxBytes how many bytes of payload they may have
 * @since 0.1.0
 */
public record ResumeSettings(Duration grace, int maxMessages, long maxBytes) {

	/**
	 * Creates settings.
	 * @param grace how long a client may stay away, more than nothing
	 * @param maxMessages how many messages are kept, at least one
	 * @param maxBytes how many bytes are kept, at least one
	 */
	public ResumeSettings {
		Assert.isTrue(!grace.isNegative() && !grace.isZero(), () -> "Grace must be positive: " + grace);
		Assert.isTrue(maxMessages >= 1, () -> "At least one message must be kept, not " + maxMessages);
		Assert.isTrue(maxBytes >= 1, () -> "At least one byte must be kept, not " + maxBytes);
	}

}
