/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.Limit;
import io.boss.websocket.config.ServiceLimits;
import io.boss.websocket.limit.Bound;

/**
 * Limits of the messages that a {@link FrameParser} reads.
 *
 * @param messageSize bytes of a message; one that is compressed may arrive with twice as
 * many, because what cannot be compressed becomes larger
 * @param decompressedSize bytes of a message that arrives compressed, when it no longer
 * is
 * @param fragments frames of a message
 */
public record FrameLimits(Bound messageSize, Bound decompressedSize, Bound fragments) {

	/**
	 * The limits of an endpoint.
	 * @param settings how the endpoint treats clients
	 * @return the limits
	 */
	public static FrameLimits of(EndpointSettings settings) {
		ServiceLimits limits = settings.limits();
		int decompressed = limits.maxDecompressedSize();
		return new FrameLimits(Bound.of(limits, Limit.MAX_MESSAGE_SIZE, settings.maxMessageSize()),
				Bound.of(limits, Limit.MAX_DECOMPRESSED_SIZE,
						(decompressed > 0) ? decompressed : settings.maxMessageSize()),
				Bound.of(limits, Limit.MAX_FRAGMENTS, limits.maxFragments()));
	}

	/**
	 * One limit for messages, whether they arrive compressed or not.
	 * @param maxMessageSize how large a message may be, in bytes
	 * @return the limits
	 */
	public static FrameLimits of(int maxMessageSize) {
		return new FrameLimits(Bound.of(maxMessageSize), Bound.of(maxMessageSize), Bound.NONE);
	}

}
