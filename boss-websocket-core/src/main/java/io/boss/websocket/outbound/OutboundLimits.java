package io.boss.websocket.outbound;

import java.time.Duration;

import io.boss.websocket.OverflowPolicy;

import org.springframework.util.Assert;

/**
 * Limits of how much may wait for one client, and for how long.
 *
 * @param maxMessages how many messages and pings
 * @param maxBytes how many bytes of payload; one message may be larger if nothing else
 * waits
 * @param sendTimeout how long the client may take nothing of what waits for it; with the
 * container's transport, how long one message may take to be written
 * @param closeTimeout how long the client may take to answer a close frame, and how long
 * its own may wait for the service
 * @param overflow what is done when there is no room for a message that does not say it
 * itself
 */
public record OutboundLimits(int maxMessages, long maxBytes, Duration sendTimeout, Duration closeTimeout,
		OverflowPolicy overflow) {

	public OutboundLimits {
		Assert.isTrue(maxMessages >= 1, () -> "At least one message must be able to wait, not " + maxMessages);
		Assert.isTrue(maxBytes >= 1, () -> "At least one byte must be able to wait, not " + maxBytes);
		Assert.isTrue(!sendTimeout.isNegative(), () -> "Send timeout must not be negative: " + sendTimeout);
		Assert.isTrue(!closeTimeout.isNegative(), () -> "Close timeout must not be negative: " + closeTimeout);
	}

	/**
	 * Creates limits that close a client for which too much waits.
	 * @param maxMessages how many messages and pings
	 * @param maxBytes how many bytes of payload
	 * @param sendTimeout how long the client may take nothing of what waits for it
	 * @param closeTimeout how long the client may take to answer a close frame
	 */
	public OutboundLimits(int maxMessages, long maxBytes, Duration sendTimeout, Duration closeTimeout) {
		this(maxMessages, maxBytes, sendTimeout, closeTimeout, OverflowPolicy.CLOSE);
	}

}
