/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import io.boss.websocket.config.ServiceLimits;
import org.jspecify.annotations.Nullable;

/**
 * Limits on the rate at which clients of a service send. Immutable.
 *
 * @param messages messages and control frames, or {@code null} for no limit
 * @param bytes bytes, or {@code null} for no limit
 */
record InboundRates(@Nullable RateLimit messages, @Nullable RateLimit bytes) {

	// Two of the largest messages must be possible at once, however low the limit is.
	private static final int LARGEST_MESSAGES = 2;

	private static final int HEADERS = 1024;

	static @Nullable InboundRates of(ServiceLimits limits, int maxMessageSize) {
		RateLimit messages = (limits.messagesPerSecond() > 0) ? new RateLimit(limits.messagesPerSecond(), 1) : null;
		RateLimit bytes = (limits.bytesPerSecond() > 0)
				? new RateLimit(limits.bytesPerSecond(), (long) LARGEST_MESSAGES * maxMessageSize + HEADERS) : null;
		return (messages != null || bytes != null) ? new InboundRates(messages, bytes) : null;
	}

}
