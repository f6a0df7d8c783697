package io.boss.websocket.wire;

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
	 * One limit for messages, whether they arrive compressed or not.
	 * @param maxMessageSize how large a message may be, in bytes
	 * @return the limits
	 */
	public static FrameLimits of(int maxMessageSize) {
		return new FrameLimits(Bound.of(maxMessageSize), Bound.of(maxMessageSize), Bound.NONE);
	}

}
