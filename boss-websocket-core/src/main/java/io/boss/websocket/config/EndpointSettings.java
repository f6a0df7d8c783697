/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Treatment of clients by an endpoint. Immutable; {@code with} methods make others.
 *
 * @since 0.1.0
 */
public final class EndpointSettings {

	private final int maxMessageSize;

	private final boolean closeWhenMailboxFull;

	private final OutboundLimits outbound;

	private final @Nullable Heartbeat heartbeat;

	private final @Nullable Duration idleTimeout;

	private final @Nullable Duration maxAge;

	private final Duration retryAfter;

	private final @Nullable String sessionCookie;

	private final List<String> allowedOrigins;

	private final List<String> allowedOriginPatterns;

	private final ServiceLimits limits;

	private final RequestLimits requests;

	private final @Nullable ResumeSettings resume;

	private EndpointSettings(Values values) {
		Assert.isTrue(values.maxMessageSize >= 1,
				() -> "Messages must have room, not " + values.maxMessageSize + " bytes");
		Assert.isTrue(isPositive(values.idleTimeout),
				() -> "Idle timeout must be longer than zero: " + values.idleTimeout);
		Assert.isTrue(!values.retryAfter.isNegative(), () -> "Time must not be negative: " + values.retryAfter);
		Assert.isTrue(isPositive(values.maxAge), () -> "Maximum age must be longer than zero: " + values.maxAge);
		this.maxMessageSize = values.maxMessageSize;
		this.closeWhenMailboxFull = values.closeWhenMailboxFull;
		this.outbound = values.outbound;
		this.heartbeat = values.heartbeat;
		this.idleTimeout = values.idleTimeout;
		this.maxAge = values.maxAge;
		this.retryAfter = values.retryAfter;
		this.sessionCookie = values.sessionCookie;
		this.allowedOrigins = values.allowedOrigins;
		this.allowedOriginPatterns = values.allowedOriginPatterns;
		this.limits = values.limits;
		this.requests = values.requests;
		this.resume = values.resume;
	}

	/**
	 * Creates settings of an endpoint without a heartbeat, timeouts and further limits,
	 * for pages of its own origin.
	 * @param maxMessageSize the largest message, in bytes of payload
	 * @param outbound how much may wait for a client, and for how long
	 * @return the settings
	 * @throws IllegalArgumentException if no message has room
	 */
	public static EndpointSettings of(int maxMessageSize, OutboundLimits outbound) {
		Values values = new Values(outbound);
		values.maxMessageSize = maxMessageSize;
		return new EndpointSettings(values);
	}

	private static boolean isPositive(@Nullable Duration time) {
		return time == null || (!time.isNegative() && !time.isZero());
	}

	/**
	 * The largest message, in bytes of payload.
	 * @return the largest message, in bytes of payload
	 */
	public int maxMessageSize() {
		return this.maxMessageSize;
	}

	/**
	 * The same with another value of {@link #maxMessageSize()}.
	 * @param maxMessageSize the largest message, in bytes of payload
	 * @return new settings
	 */
	public EndpointSettings withMaxMessageSize(int maxMessageSize) {
		return with((values) -> values.maxMessageSize = maxMessageSize);
	}

	/**
	 * Whether a client is closed when the mailbox refuses its message; else the message
	 * is dropped.
	 * @return whether a client is closed when the mailbox refuses its message; else the
	 * message is dropped
	 */
	public boolean closeWhenMailboxFull() {
		return this.closeWhenMailboxFull;
	}

	/**
	 * The same with another value of {@link #closeWhenMailboxFull()}.
	 * @param closeWhenMailboxFull whether a client is closed when the mailbox refuses its
	 * message; else the message is dropped
	 * @return new settings
	 */
	public EndpointSettings withCloseWhenMailboxFull(boolean closeWhenMailboxFull) {
		return with((values) -> values.closeWhenMailboxFull = closeWhenMailboxFull);
	}

	/**
	 * How much may wait for a client, and for how long.
	 * @return how much may wait for a client, and for how long
	 */
	public OutboundLimits outbound() {
		return this.outbound;
	}

	/**
	 * The same with another value of {@link #outbound()}.
	 * @param outbound how much may wait for a client, and for how long
	 * @return new settings
	 */
	public EndpointSettings withOutbound(OutboundLimits outbound) {
		return with((values) -> values.outbound = outbound);
	}

	/**
	 * How it is found out whether a client is still there, or {@code null}.
	 * @return how it is found out whether a client is still there, or {@code null}
	 */
	public @Nullable Heartbeat heartbeat() {
		return this.heartbeat;
	}

	/**
	 * The same with another value of {@link #heartbeat()}.
	 * @param heartbeat how it is found out whether a client is still there, or
	 * {@code null}
	 * @return new settings
	 */
	public EndpointSettings withHeartbeat(@Nullable Heartbeat heartbeat) {
		return with((values) -> values.heartbeat = heartbeat);
	}

	/**
	 * How long a client may send no message, or {@code null}.
	 * @return how long a client may send no message, or {@code null}
	 */
	public @Nullable Duration idleTimeout() {
		return this.idleTimeout;
	}

	/**
	 * The same with another value of {@link #idleTimeout()}.
	 * @param idleTimeout how long a client may send no message, or {@code null}
	 * @return new settings
	 */
	public EndpointSettings withIdleTimeout(@Nullable Duration idleTimeout) {
		return with((values) -> values.idleTimeout = idleTimeout);
	}

	/**
	 * How long a client may be connected, or {@code null}.
	 * @return how long a client may be connected, or {@code null}
	 */
	public @Nullable Duration maxAge() {
		return this.maxAge;
	}

	/**
	 * The same with another value of {@link #maxAge()}.
	 * @param maxAge how long a client may be connected, or {@code null}
	 * @return new settings
	 */
	public EndpointSettings withMaxAge(@Nullable Duration maxAge) {
		return with((values) -> values.maxAge = maxAge);
	}

	/**
	 * The cookie that holds the session id, or {@code null} for the HTTP session.
	 * @return the cookie that holds the session id, or {@code null} for the HTTP session
	 */
	public @Nullable String sessionCookie() {
		return this.sessionCookie;
	}

	/**
	 * The same with another value of {@link #sessionCookie()}.
	 * @param sessionCookie the cookie that holds the session id, or {@code null} for the
	 * HTTP session
	 * @return new settings
	 */
	public EndpointSettings withSessionCookie(@Nullable String sessionCookie) {
		return with((values) -> values.sessionCookie = sessionCookie);
	}

	/**
	 * The origins that may connect besides the server's own.
	 * @return the origins that may connect besides the server's own
	 */
	public List<String> allowedOrigins() {
		return this.allowedOrigins;
	}

	/**
	 * The same with another value of {@link #allowedOrigins()}.
	 * @param allowedOrigins the origins that may connect besides the server's own
	 * @return new settings
	 */
	public EndpointSettings withAllowedOrigins(List<String> allowedOrigins) {
		return with((values) -> values.allowedOrigins = allowedOrigins);
	}

	/**
	 * The same as patterns.
	 * @return the same as patterns
	 */
	public List<String> allowedOriginPatterns() {
		return this.allowedOriginPatterns;
	}

	/**
	 * The same with another value of {@link #allowedOriginPatterns()}.
	 * @param allowedOriginPatterns the same as patterns
	 * @return new settings
	 */
	public EndpointSettings withAllowedOriginPatterns(List<String> allowedOriginPatterns) {
		return with((values) -> values.allowedOriginPatterns = allowedOriginPatterns);
	}

	/**
	 * What clients may do.
	 * @return what clients may do
	 */
	public ServiceLimits limits() {
		return this.limits;
	}

	/**
	 * The same with another value of {@link #limits()}.
	 * @param limits what clients may do
	 * @return new settings
	 */
	public EndpointSettings withLimits(ServiceLimits limits) {
		return with((values) -> values.limits = limits);
	}

	/**
	 * Time within which clients that are closed together are asked to come back, each at
	 * a random moment. Only clients that speak {@code boss.v1} hear of it.
	 * @return the time, 5 seconds if not set
	 */
	public Duration retryAfter() {
		return this.retryAfter;
	}

	/**
	 * The same with another value of {@link #retryAfter()}.
	 * @param retryAfter time within which clients are asked to come back
	 * @return new settings
	 */
	public EndpointSettings withRetryAfter(Duration retryAfter) {
		return with((values) -> values.retryAfter = retryAfter);
	}

	/**
	 * How many requests may be open, and for how long.
	 * @return the limits of requests
	 */
	public RequestLimits requests() {
		return this.requests;
	}

	/**
	 * The same with another value of {@link #requests()}.
	 * @param requests how many requests may be open, and for how long
	 * @return new settings
	 */
	public EndpointSettings withRequests(RequestLimits requests) {
		return with((values) -> values.requests = requests);
	}

	/**
	 * What is kept for clients that are lost, and may come back.
	 * @return the settings, or {@code null} if sessions end with their sockets
	 */
	public @Nullable ResumeSettings resume() {
		return this.resume;
	}

	/**
	 * The same with another value of {@link #resume()}.
	 * @param resume what is kept for clients that are lost, or {@code null}
	 * @return new settings
	 */
	public EndpointSettings withResume(@Nullable ResumeSettings resume) {
		return with((values) -> values.resume = resume);
	}

	private EndpointSettings with(Consumer<Values> change) {
		Values values = new Values(this);
		change.accept(values);
		return new EndpointSettings(values);
	}

	private List<@Nullable Object> values() {
		return Arrays.asList(this.maxMessageSize, this.closeWhenMailboxFull, this.outbound, this.heartbeat,
				this.idleTimeout, this.maxAge, this.retryAfter, this.sessionCookie, this.allowedOrigins,
				this.allowedOriginPatterns, this.limits, this.requests, this.resume);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EndpointSettings same && same.values().equals(values());
	}

	@Override
	public int hashCode() {
		return values().hashCode();
	}

	@Override
	public String toString() {
		return "EndpointSettings" + values();
	}

	/**
	 * Values on their way to an immutable object.
	 */
	private static final class Values {

		private int maxMessageSize = 1;

		private boolean closeWhenMailboxFull;

		private OutboundLimits outbound;

		private @Nullable Heartbeat heartbeat;

		private @Nullable Duration idleTimeout;

		private @Nullable Duration maxAge;

		private Duration retryAfter = Duration.ofSeconds(5);

		private @Nullable String sessionCookie;

		private List<String> allowedOrigins = List.of();

		private List<String> allowedOriginPatterns = List.of();

		private ServiceLimits limits = ServiceLimits.NONE;

		private RequestLimits requests = RequestLimits.DEFAULT;

		private @Nullable ResumeSettings resume;

		private Values(OutboundLimits outbound) {
			this.outbound = outbound;
		}

		private Values(EndpointSettings source) {
			this.maxMessageSize = source.maxMessageSize;
			this.closeWhenMailboxFull = source.closeWhenMailboxFull;
			this.outbound = source.outbound;
			this.heartbeat = source.heartbeat;
			this.idleTimeout = source.idleTimeout;
			this.maxAge = source.maxAge;
			this.retryAfter = source.retryAfter;
			this.sessionCookie = source.sessionCookie;
			this.allowedOrigins = source.allowedOrigins;
			this.allowedOriginPatterns = source.allowedOriginPatterns;
			this.limits = source.limits;
			this.requests = source.requests;
			this.resume = source.resume;
		}

	}

}
