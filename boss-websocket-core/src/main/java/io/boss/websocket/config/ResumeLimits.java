/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

import org.springframework.util.Assert;

/**
 * Limits of the sessions of a node that outlive their sockets, of all services together.
 *
 * @param maxDetached how many may wait for their clients; the one that has waited longest
 * ends for one more
 * @param maxTotalBytes how many bytes of payload may be kept for all clients that may
 * come back
 * @since 0.1.0
 */
public record ResumeLimits(int maxDetached, long maxTotalBytes) {

	/**
	 * 10,000 sessions, 64 megabytes.
	 */
	public static final ResumeLimits DEFAULT = new ResumeLimits(10_000, 64L * 1024 * 1024);

	/**
	 * Creates limits.
	 * @param maxDetached how many sessions may wait, at least one
	 * @param maxTotalBytes how many bytes may be kept, at least one
	 */
	public ResumeLimits {
		Assert.isTrue(maxDetached >= 1, () -> "At least one session must be able to wait, not " + maxDetached);
		Assert.isTrue(maxTotalBytes >= 1, () -> "At least one byte must be kept, not " + maxTotalBytes);
	}

}
