/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.Heartbeat;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.config.RequestLimits;
import io.boss.websocket.config.ServiceLimits;
import io.boss.websocket.endpoint.handshake.AllowedHosts;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.security.access.Access;
import io.boss.websocket.security.access.AccessRule;
import io.boss.websocket.service.CallbackLimits;
import io.boss.websocket.service.ServiceSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Mapper from properties of a service to settings of the engine, which refuses those that
 * make no sense.
 */
final class ServicePropertiesMapper {

	private static final DataSize ONE_BYTE = DataSize.ofBytes(1);

	private static final DataSize MAX_MESSAGE = DataSize.ofMegabytes(64);

	private static final DataSize MAX_OUTBOUND = DataSize.ofMegabytes(1024);

	private static final DataSize DEFAULT_MAILBOX = DataSize.ofMegabytes(16);

	private static final DataSize MAX_MAILBOX = DataSize.ofMegabytes(16 * 1024);

	private static final int MOST_MESSAGES = 10_000_000;

	private static final int MOST_INSTANCES = 10_000_000;

	private static final int MOST_REQUESTS = 100_000;

	/**
	 * A key is in each log line about its instance, and each of its addresses.
	 */
	private static final int LONGEST_KEY = 1024;

	private static final Duration SHORTEST_MESSAGE_TIMEOUT = Duration.ofMinutes(1);

	/**
	 * What also a phone at the edge of its network can send.
	 */
	private static final int SLOW_BYTES_PER_SECOND = 8 * 1024;

	private static final DataSize MAX_LIMIT = DataSize.ofBytes(Integer.MAX_VALUE);

	private final ServiceProperties properties;

	private final PropertyChecks checks;

	private final String prefix;

	/**
	 * Creates a mapper.
	 * @param properties the properties
	 * @param prefix where they come from, for messages
	 */
	ServicePropertiesMapper(ServiceProperties properties, String prefix) {
		this.properties = properties;
		this.prefix = prefix;
		this.checks = new PropertyChecks(prefix);
	}

	/**
	 * Makes all settings of a service.
	 * @return the settings
	 */
	ResolvedService resolve() {
		return new ResolvedService(serviceSettings(), endpointSettings(), callbackLimits(), access(), allowedHosts(),
				new ResolvedService.InvalidMessages(this.properties.onInvalid(), this.properties.onInvalidDetail()));
	}

	ServiceSettings serviceSettings() {
		ServiceProperties.Mailbox mailbox = this.properties.mailbox();
		return new ServiceSettings(this.checks.count(1, "throughput", this.properties.throughput()), limits(mailbox),
				restart(), this.checks.count(0, "max-timers", this.properties.maxTimers()),
				new ServiceSettings.Errors(this.properties.onError(), this.properties.onInvalid()), keyed());
	}

	private ServiceSettings.Keyed keyed() {
		ServiceProperties.Keyed keyed = this.properties.keyed();
		return new ServiceSettings.Keyed(this.checks.positive("keyed.idle-timeout", keyed.idleTimeout()),
				this.checks.count(1, MOST_INSTANCES, "keyed.max-instances", keyed.maxInstances()),
				this.checks.count(1, LONGEST_KEY, "keyed.max-key-length", keyed.maxKeyLength()),
				limit("instances-per-principal", this.properties.limits().instancesPerPrincipal()));
	}

	private ServiceSettings.Restart restart() {
		ServiceProperties.Restart restart = this.properties.restart();
		Duration retryAfter = this.checks.notNegative("restart.retry-after", restart.retryAfter());
		Duration maxRetryAfter = this.checks.notNegative("restart.max-retry-after", restart.maxRetryAfter());
		this.checks.require(retryAfter.compareTo(maxRetryAfter) <= 0, "restart.max-retry-after", maxRetryAfter,
				"It must not be shorter than %s.restart.retry-after, which is %s.".formatted(this.prefix, retryAfter));
		return new ServiceSettings.Restart(this.checks.count(0, "restart.max-restarts", restart.maxRestarts()),
				this.checks.positive("restart.window", restart.window()),
				this.checks.notNegative("restart.initial-backoff", restart.initialBackoff()),
				this.checks.notNegative("restart.max-backoff", restart.maxBackoff()),
				this.checks.count(1, "restart.max-per-client", restart.maxPerClient()),
				this.checks.count(1, "restart.max-by-clients", restart.maxByClients()), retryAfter, maxRetryAfter);
	}

	private MailboxLimits limits(ServiceProperties.Mailbox mailbox) {
		return new MailboxLimits(this.checks.count(1, MOST_MESSAGES, "mailbox.capacity", mailbox.capacity()),
				this.checks.count(1, "mailbox.client-share", mailbox.clientShare()), maxBytes(mailbox.maxBytes()),
				size("mailbox.client-max-bytes", mailbox.clientMaxBytes(), MAX_MAILBOX),
				this.checks.count(1, "mailbox.broadcast-capacity", mailbox.broadcastCapacity()),
				this.checks.count(1, "mailbox.info-capacity", mailbox.infoCapacity()), mailbox.whenFull());
	}

	private long maxBytes(@Nullable DataSize maxBytes) {
		long message = maxMessageSize();
		if (maxBytes == null) {
			return Math.max(DEFAULT_MAILBOX.toBytes(), message);
		}
		this.checks.require(maxBytes.toBytes() >= message, "mailbox.max-bytes", maxBytes,
				"It must be at least %s.max-message-size, which is %s.".formatted(this.prefix,
						this.properties.maxMessageSize()));
		return size("mailbox.max-bytes", maxBytes, MAX_MAILBOX);
	}

	private int maxMessageSize() {
		return (int) size("max-message-size", this.properties.maxMessageSize(), MAX_MESSAGE);
	}

	CallbackLimits callbackLimits() {
		ServiceProperties.Callback callback = this.properties.callback();
		return new CallbackLimits(this.checks.notNegative("callback.warn-after", callback.warnAfter()),
				this.checks.notNegative("callback.stuck-after", callback.stuckAfter()));
	}

	EndpointSettings endpointSettings() {
		ServiceProperties.Outbound outbound = this.properties.outbound();
		return EndpointSettings
			.of(maxMessageSize(),
					OutboundLimits
						.of(this.checks.count(1, "outbound.max-messages", outbound.maxMessages()),
								size("outbound.max-bytes", outbound.maxBytes(), MAX_OUTBOUND),
								this.checks.positive("outbound.send-timeout", outbound.sendTimeout()),
								this.checks.positive("close-timeout", this.properties.closeTimeout()))
						.withOverflow(outbound.overflow()))
			.withCloseWhenMailboxFull(this.properties.mailbox().whenFull() == WhenFull.CLOSE)
			.withHeartbeat(heartbeat(this.properties.heartbeat()))
			.withIdleTimeout(this.checks.positiveOrNull("idle-timeout", this.properties.idleTimeout()))
			.withMaxAge(this.checks.positiveOrNull("max-age", this.properties.maxAge()))
			.withRetryAfter(this.checks.notNegative("retry-after", this.properties.retryAfter()))
			.withSessionCookie(blankToNull(this.properties.sessionCookie()))
			.withAllowedOrigins(this.properties.allowedOrigins())
			.withAllowedOriginPatterns(this.properties.allowedOriginPatterns())
			.withLimits(limits())
			.withRequests(requests())
			.withResume(ResumePropertiesMapper.settings(this.properties.resume(), this.checks));
	}

	private RequestLimits requests() {
		ServiceProperties.Requests requests = this.properties.requests();
		return new RequestLimits(this.checks.count(1, MOST_REQUESTS, "requests.max-open", requests.maxOpen()),
				this.checks.positive("requests.timeout", requests.timeout()));
	}

	AllowedHosts allowedHosts() {
		List<String> hosts = this.properties.allowedHosts();
		try {
			return AllowedHosts.of(hosts);
		}
		catch (IllegalArgumentException ex) {
			throw this.checks.invalid("allowed-hosts", hosts, String.valueOf(ex.getMessage()));
		}
	}

	private ServiceLimits limits() {
		ServiceProperties.Limits limits = this.properties.limits();
		DataSize decompressed = limits.maxDecompressedSize();
		return ServiceLimits.NONE.withConnections(limit("connections", limits.connections()))
			.withConnectionsPerPrincipal(limit("connections-per-principal", limits.connectionsPerPrincipal()))
			.withHandshakesPerSecond(limit("handshakes-per-second", limits.handshakesPerSecond()))
			.withMaxHeaderSize((int) sizeOrNone("limits.max-header-size", limits.maxHeaderSize()))
			.withMaxDecompressedSize(
					(decompressed != null) ? (int) size("limits.max-decompressed-size", decompressed, MAX_MESSAGE) : 0)
			.withMaxFragments(limit("max-fragments", limits.maxFragments()))
			.withMessageTimeout(messageTimeout(limits.messageTimeout()))
			.withFirstMessageTimeout(
					this.checks.notNegative("limits.first-message-timeout", limits.firstMessageTimeout()))
			.withMessagesPerSecond(limit("messages-per-second", limits.messagesPerSecond()))
			.withBytesPerSecond(sizeOrNone("limits.bytes-per-second", limits.bytesPerSecond()))
			.withMaxAttributes(limit("max-attributes", limits.maxAttributes()))
			.withWarnOnly(Set.copyOf(limits.warnOnly()));
	}

	private Duration messageTimeout(@Nullable Duration timeout) {
		return (timeout != null) ? this.checks.notNegative("limits.message-timeout", timeout)
				: SHORTEST_MESSAGE_TIMEOUT.plusSeconds(maxMessageSize() / SLOW_BYTES_PER_SECOND);
	}

	private int limit(String name, int value) {
		return this.checks.count(0, "limits." + name, value);
	}

	private long sizeOrNone(String name, DataSize value) {
		return this.checks.size(name, value, DataSize.ofBytes(0), MAX_LIMIT,
				"It must be between 1 byte and 2 gigabytes, or 0 for no limit.");
	}

	Access access() {
		AccessRule rule = this.properties.access().rule();
		List<String> roles = this.properties.access().roles();
		this.checks.require(roles.stream().noneMatch(String::isBlank), "access.roles", roles,
				"A role must have a name.");
		this.checks.require(rule != AccessRule.PERMIT_ALL || roles.isEmpty(), "access.rule", String.valueOf(rule),
				"Roles are demanded as well (%s.access.roles), of which somebody who is not authenticated has none. "
					.formatted(this.prefix) + "Remove the rule, or set the roles to nothing.");
		AccessRule effective = (rule != null) ? rule
				: (roles.isEmpty() ? AccessRule.PERMIT_ALL : AccessRule.AUTHENTICATED);
		return new Access(effective, roles);
	}

	private @Nullable Heartbeat heartbeat(ServiceProperties.Heartbeat heartbeat) {
		Duration interval = this.checks.notNegative("heartbeat.interval", heartbeat.interval());
		Duration timeout = this.checks.positive("heartbeat.timeout", heartbeat.timeout());
		return interval.isZero() ? null : Heartbeat.of(interval, timeout);
	}

	private static @Nullable String blankToNull(@Nullable String value) {
		return (value != null && !value.isBlank()) ? value : null;
	}

	private long size(String name, DataSize value, DataSize maximum) {
		return this.checks.size(name, value, ONE_BYTE, maximum,
				"It must be between 1 byte and %d megabytes. No value stands for no limit: any client could then take all of the memory."
					.formatted(maximum.toMegabytes()));
	}

}
