/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import io.boss.websocket.OverflowPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Limits of how much may wait for one client, and for how long. Immutable; {@code with}
 * methods make others.
 *
 * @since 0.1.0
 */
public final class OutboundLimits {

	private final int maxMessages;

	private final long maxBytes;

	private final Duration sendTimeout;

	private final Duration closeTimeout;

	private final OverflowPolicy overflow;

	private OutboundLimits(Values values) {
		Assert.isTrue(values.maxMessages >= 1,
				() -> "At least one message must be able to wait, not " + values.maxMessages);
		Assert.isTrue(values.maxBytes >= 1, () -> "At least one byte must be able to wait, not " + values.maxBytes);
		Assert.isTrue(!values.sendTimeout.isNegative(),
				() -> "Send timeout must not be negative: " + values.sendTimeout);
		Assert.isTrue(!values.closeTimeout.isNegative(),
				() -> "Close timeout must not be negative: " + values.closeTimeout);
		this.maxMessages = values.maxMessages;
		this.maxBytes = values.maxBytes;
		this.sendTimeout = values.sendTimeout;
		this.closeTimeout = values.closeTimeout;
		this.overflow = values.overflow;
	}

	/**
	 * Creates limits that close a client for which too much waits.
	 * @param maxMessages how many messages and pings may wait
	 * @param maxBytes how many bytes of payload may wait
	 * @param sendTimeout how long the client may take nothing of what waits for it
	 * @param closeTimeout how long the client may take to answer a close frame
	 * @return the limits
	 * @throws IllegalArgumentException if nothing could wait, or a time is negative
	 */
	public static OutboundLimits of(int maxMessages, long maxBytes, Duration sendTimeout, Duration closeTimeout) {
		Values values = new Values();
		values.maxMessages = maxMessages;
		values.maxBytes = maxBytes;
		values.sendTimeout = sendTimeout;
		values.closeTimeout = closeTimeout;
		return new OutboundLimits(values);
	}

	/**
	 * How many messages and pings may wait.
	 * @return how many messages and pings may wait
	 */
	public int maxMessages() {
		return this.maxMessages;
	}

	/**
	 * The same with another value of {@link #maxMessages()}.
	 * @param maxMessages how many messages and pings may wait
	 * @return new limits
	 */
	public OutboundLimits withMaxMessages(int maxMessages) {
		return with((values) -> values.maxMessages = maxMessages);
	}

	/**
	 * How many bytes of payload may wait; one message may be larger if nothing else
	 * waits.
	 * @return how many bytes of payload may wait; one message may be larger if nothing
	 * else waits
	 */
	public long maxBytes() {
		return this.maxBytes;
	}

	/**
	 * The same with another value of {@link #maxBytes()}.
	 * @param maxBytes how many bytes of payload may wait; one message may be larger if
	 * nothing else waits
	 * @return new limits
	 */
	public OutboundLimits withMaxBytes(long maxBytes) {
		return with((values) -> values.maxBytes = maxBytes);
	}

	/**
	 * How long the client may take nothing of what waits for it; with the container's
	 * transport, how long one message may take to be written.
	 * @return how long the client may take nothing of what waits for it; with the
	 * container's transport, how long one message may take to be written
	 */
	public Duration sendTimeout() {
		return this.sendTimeout;
	}

	/**
	 * The same with another value of {@link #sendTimeout()}.
	 * @param sendTimeout how long the client may take nothing of what waits for it; with
	 * the container's transport, how long one message may take to be written
	 * @return new limits
	 */
	public OutboundLimits withSendTimeout(Duration sendTimeout) {
		return with((values) -> values.sendTimeout = sendTimeout);
	}

	/**
	 * How long the client may take to answer a close frame, and how long its own may wait
	 * for the service.
	 * @return how long the client may take to answer a close frame, and how long its own
	 * may wait for the service
	 */
	public Duration closeTimeout() {
		return this.closeTimeout;
	}

	/**
	 * The same with another value of {@link #closeTimeout()}.
	 * @param closeTimeout how long the client may take to answer a close frame, and how
	 * long its own may wait for the service
	 * @return new limits
	 */
	public OutboundLimits withCloseTimeout(Duration closeTimeout) {
		return with((values) -> values.closeTimeout = closeTimeout);
	}

	/**
	 * What is done when there is no room for a message that does not say it itself.
	 * @return what is done when there is no room for a message that does not say it
	 * itself
	 */
	public OverflowPolicy overflow() {
		return this.overflow;
	}

	/**
	 * The same with another value of {@link #overflow()}.
	 * @param overflow what is done when there is no room for a message that does not say
	 * it itself
	 * @return new limits
	 */
	public OutboundLimits withOverflow(OverflowPolicy overflow) {
		return with((values) -> values.overflow = overflow);
	}

	private OutboundLimits with(Consumer<Values> change) {
		Values values = new Values(this);
		change.accept(values);
		return new OutboundLimits(values);
	}

	private List<@Nullable Object> values() {
		return Arrays.asList(this.maxMessages, this.maxBytes, this.sendTimeout, this.closeTimeout, this.overflow);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof OutboundLimits same && same.values().equals(values());
	}

	@Override
	public int hashCode() {
		return values().hashCode();
	}

	@Override
	public String toString() {
		return "OutboundLimits" + values();
	}

	/**
	 * Values on their way to an immutable object.
	 */
	private static final class Values {

		private int maxMessages = 1;

		private long maxBytes = 1;

		private Duration sendTimeout = Duration.ZERO;

		private Duration closeTimeout = Duration.ZERO;

		private OverflowPolicy overflow = OverflowPolicy.CLOSE;

		private Values() {
		}

		private Values(OutboundLimits source) {
			this.maxMessages = source.maxMessages;
			this.maxBytes = source.maxBytes;
			this.sendTimeout = source.sendTimeout;
			this.closeTimeout = source.closeTimeout;
			this.overflow = source.overflow;
		}

	}

}
