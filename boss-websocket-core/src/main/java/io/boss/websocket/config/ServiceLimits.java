/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

/**
 * Limits on the clients of a service. There is no limit where it says 0. Immutable;
 * {@code with} methods make others.
 *
 * @since 0.1.0
 */
public final class ServiceLimits {

	/**
	 * No limits.
	 */
	public static final ServiceLimits NONE = new ServiceLimits(new Values());

	private final int connections;

	private final int connectionsPerPrincipal;

	private final int handshakesPerSecond;

	private final int maxHeaderSize;

	private final int maxDecompressedSize;

	private final int maxFragments;

	private final Duration messageTimeout;

	private final Duration firstMessageTimeout;

	private final int messagesPerSecond;

	private final long bytesPerSecond;

	private final int maxAttributes;

	private final Set<Limit> warnOnly;

	private ServiceLimits(Values values) {
		if (isNegative(values)) {
			throw new IllegalArgumentException("A limit must not be negative; 0 stands for none");
		}
		this.connections = values.connections;
		this.connectionsPerPrincipal = values.connectionsPerPrincipal;
		this.handshakesPerSecond = values.handshakesPerSecond;
		this.maxHeaderSize = values.maxHeaderSize;
		this.maxDecompressedSize = values.maxDecompressedSize;
		this.maxFragments = values.maxFragments;
		this.messageTimeout = values.messageTimeout;
		this.firstMessageTimeout = values.firstMessageTimeout;
		this.messagesPerSecond = values.messagesPerSecond;
		this.bytesPerSecond = values.bytesPerSecond;
		this.maxAttributes = values.maxAttributes;
		this.warnOnly = values.warnOnly;
	}

	private static boolean isNegative(Values values) {
		LongStream numbers = LongStream.of(values.connections, values.connectionsPerPrincipal,
				values.handshakesPerSecond, values.maxHeaderSize, values.maxDecompressedSize, values.maxFragments,
				values.messagesPerSecond, values.bytesPerSecond, values.maxAttributes);
		return numbers.anyMatch((number) -> number < 0) || values.messageTimeout.isNegative()
				|| values.firstMessageTimeout.isNegative();
	}

	/**
	 * Whether who exceeds a limit suffers from it.
	 * @param limit the limit
	 * @return whether there is more than a warning
	 */
	public boolean enforces(Limit limit) {
		return !this.warnOnly.contains(limit);
	}

	/**
	 * Connections to the service.
	 * @return connections to the service
	 */
	public int connections() {
		return this.connections;
	}

	/**
	 * The same with another value of {@link #connections()}.
	 * @param connections connections to the service
	 * @return new limits
	 */
	public ServiceLimits withConnections(int connections) {
		return with((values) -> values.connections = connections);
	}

	/**
	 * Connections of one principal to the service.
	 * @return connections of one principal to the service
	 */
	public int connectionsPerPrincipal() {
		return this.connectionsPerPrincipal;
	}

	/**
	 * The same with another value of {@link #connectionsPerPrincipal()}.
	 * @param connectionsPerPrincipal connections of one principal to the service
	 * @return new limits
	 */
	public ServiceLimits withConnectionsPerPrincipal(int connectionsPerPrincipal) {
		return with((values) -> values.connectionsPerPrincipal = connectionsPerPrincipal);
	}

	/**
	 * Handshakes with the service within a second.
	 * @return handshakes with the service within a second
	 */
	public int handshakesPerSecond() {
		return this.handshakesPerSecond;
	}

	/**
	 * The same with another value of {@link #handshakesPerSecond()}.
	 * @param handshakesPerSecond handshakes with the service within a second
	 * @return new limits
	 */
	public ServiceLimits withHandshakesPerSecond(int handshakesPerSecond) {
		return with((values) -> values.handshakesPerSecond = handshakesPerSecond);
	}

	/**
	 * The size of a request's URI and headers, in characters.
	 * @return the size of a request's URI and headers, in characters
	 */
	public int maxHeaderSize() {
		return this.maxHeaderSize;
	}

	/**
	 * The same with another value of {@link #maxHeaderSize()}.
	 * @param maxHeaderSize the size of a request's URI and headers, in characters
	 * @return new limits
	 */
	public ServiceLimits withMaxHeaderSize(int maxHeaderSize) {
		return with((values) -> values.maxHeaderSize = maxHeaderSize);
	}

	/**
	 * The size of a message that arrives compressed, in bytes; as for any other if 0.
	 * @return the size of a message that arrives compressed, in bytes; as for any other
	 * if 0
	 */
	public int maxDecompressedSize() {
		return this.maxDecompressedSize;
	}

	/**
	 * The same with another value of {@link #maxDecompressedSize()}.
	 * @param maxDecompressedSize the size of a message that arrives compressed, in bytes;
	 * as for any other if 0
	 * @return new limits
	 */
	public ServiceLimits withMaxDecompressedSize(int maxDecompressedSize) {
		return with((values) -> values.maxDecompressedSize = maxDecompressedSize);
	}

	/**
	 * Frames of a message.
	 * @return frames of a message
	 */
	public int maxFragments() {
		return this.maxFragments;
	}

	/**
	 * The same with another value of {@link #maxFragments()}.
	 * @param maxFragments frames of a message
	 * @return new limits
	 */
	public ServiceLimits withMaxFragments(int maxFragments) {
		return with((values) -> values.maxFragments = maxFragments);
	}

	/**
	 * Time from the first byte of a message to its last.
	 * @return time from the first byte of a message to its last
	 */
	public Duration messageTimeout() {
		return this.messageTimeout;
	}

	/**
	 * The same with another value of {@link #messageTimeout()}.
	 * @param messageTimeout time from the first byte of a message to its last
	 * @return new limits
	 */
	public ServiceLimits withMessageTimeout(Duration messageTimeout) {
		return with((values) -> values.messageTimeout = messageTimeout);
	}

	/**
	 * Time from the opening of a connection to its first message.
	 * @return time from the opening of a connection to its first message
	 */
	public Duration firstMessageTimeout() {
		return this.firstMessageTimeout;
	}

	/**
	 * The same with another value of {@link #firstMessageTimeout()}.
	 * @param firstMessageTimeout time from the opening of a connection to its first
	 * message
	 * @return new limits
	 */
	public ServiceLimits withFirstMessageTimeout(Duration firstMessageTimeout) {
		return with((values) -> values.firstMessageTimeout = firstMessageTimeout);
	}

	/**
	 * Messages of a client within a second.
	 * @return messages of a client within a second
	 */
	public int messagesPerSecond() {
		return this.messagesPerSecond;
	}

	/**
	 * The same with another value of {@link #messagesPerSecond()}.
	 * @param messagesPerSecond messages of a client within a second
	 * @return new limits
	 */
	public ServiceLimits withMessagesPerSecond(int messagesPerSecond) {
		return with((values) -> values.messagesPerSecond = messagesPerSecond);
	}

	/**
	 * Bytes of a client within a second.
	 * @return bytes of a client within a second
	 */
	public long bytesPerSecond() {
		return this.bytesPerSecond;
	}

	/**
	 * The same with another value of {@link #bytesPerSecond()}.
	 * @param bytesPerSecond bytes of a client within a second
	 * @return new limits
	 */
	public ServiceLimits withBytesPerSecond(long bytesPerSecond) {
		return with((values) -> values.bytesPerSecond = bytesPerSecond);
	}

	/**
	 * Attributes of a connection.
	 * @return attributes of a connection
	 */
	public int maxAttributes() {
		return this.maxAttributes;
	}

	/**
	 * The same with another value of {@link #maxAttributes()}.
	 * @param maxAttributes attributes of a connection
	 * @return new limits
	 */
	public ServiceLimits withMaxAttributes(int maxAttributes) {
		return with((values) -> values.maxAttributes = maxAttributes);
	}

	/**
	 * The limits of which there is only a warning.
	 * @return the limits of which there is only a warning
	 */
	public Set<Limit> warnOnly() {
		return this.warnOnly;
	}

	/**
	 * The same with another value of {@link #warnOnly()}.
	 * @param warnOnly the limits of which there is only a warning
	 * @return new limits
	 */
	public ServiceLimits withWarnOnly(Set<Limit> warnOnly) {
		return with((values) -> values.warnOnly = warnOnly);
	}

	private ServiceLimits with(Consumer<Values> change) {
		Values values = new Values(this);
		change.accept(values);
		return new ServiceLimits(values);
	}

	private List<@Nullable Object> values() {
		return Arrays.asList(this.connections, this.connectionsPerPrincipal, this.handshakesPerSecond,
				this.maxHeaderSize, this.maxDecompressedSize, this.maxFragments, this.messageTimeout,
				this.firstMessageTimeout, this.messagesPerSecond, this.bytesPerSecond, this.maxAttributes,
				this.warnOnly);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ServiceLimits same && same.values().equals(values());
	}

	@Override
	public int hashCode() {
		return values().hashCode();
	}

	@Override
	public String toString() {
		return "ServiceLimits" + values();
	}

	/**
	 * Values on their way to an immutable object.
	 */
	private static final class Values {

		private int connections;

		private int connectionsPerPrincipal;

		private int handshakesPerSecond;

		private int maxHeaderSize;

		private int maxDecompressedSize;

		private int maxFragments;

		private Duration messageTimeout = Duration.ZERO;

		private Duration firstMessageTimeout = Duration.ZERO;

		private int messagesPerSecond;

		private long bytesPerSecond;

		private int maxAttributes;

		private Set<Limit> warnOnly = Set.of();

		private Values() {
		}

		private Values(ServiceLimits source) {
			this.connections = source.connections;
			this.connectionsPerPrincipal = source.connectionsPerPrincipal;
			this.handshakesPerSecond = source.handshakesPerSecond;
			this.maxHeaderSize = source.maxHeaderSize;
			this.maxDecompressedSize = source.maxDecompressedSize;
			this.maxFragments = source.maxFragments;
			this.messageTimeout = source.messageTimeout;
			this.firstMessageTimeout = source.firstMessageTimeout;
			this.messagesPerSecond = source.messagesPerSecond;
			this.bytesPerSecond = source.bytesPerSecond;
			this.maxAttributes = source.maxAttributes;
			this.warnOnly = source.warnOnly;
		}

	}

}
