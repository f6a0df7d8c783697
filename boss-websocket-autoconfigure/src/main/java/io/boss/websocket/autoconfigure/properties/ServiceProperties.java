/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.config.Heartbeat;
import io.boss.websocket.config.Limit;
import io.boss.websocket.invocation.InvalidMessagePolicy;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.security.access.Access;
import io.boss.websocket.security.access.AccessRule;
import io.boss.websocket.service.ErrorPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties that hold for all services, and that a single service may
 * override.
 *
 * @param maxMessageSize Maximum size of a message from a client. Larger ones close it
 * with code 1009.
 * @param idleTimeout Time without a message from a client after which it is closed. No
 * timeout if not set.
 * @param maxAge Time after which a client is closed, whatever it does. No limit if not
 * set.
 * @param closeTimeout Time that a client has to answer a close frame, and that its own
 * close frame may wait for the service.
 * @param retryAfter Time within which clients that are closed together are asked to come
 * back, each at a random moment. Only clients that speak boss.v1 hear of it.
 * @param sessionCookie Name of the cookie that holds the session id of a client. The id
 * of the HTTP session is used if not set.
 * @param allowedOrigins Comma-separated list of origins that may connect besides the
 * server's own.
 * @param allowedOriginPatterns Comma-separated list of patterns of origins that may
 * connect besides the server's own.
 * @param allowedHosts Comma-separated list of hosts that a handshake may be for, with or
 * without a port, such as "www.example.com" or "*.example.com". Any host if not set.
 * @param access Properties of who may connect.
 * @param throughput Number of callbacks of a service that run before its thread is given
 * back.
 * @param maxTimers Number of timers that a service may have. Starting one more fails.
 * @param onInvalid Policy for a message that an annotated service cannot convert or
 * validate, unless the service has a method for it, or that its client may not send. Also
 * decides what a client is told when an exception is isolated.
 * @param onInvalidDetail Whether a client is told why an annotated service cannot convert
 * its message: where the JSON is broken, or which member is wrong.
 * @param onError Policy for an exception of a client's callback that the service does not
 * handle itself. Annotated services isolate it and others restart if not set.
 * @param callback Properties of callbacks that take long.
 * @param heartbeat Properties of heartbeats.
 * @param mailbox Properties of mailboxes.
 * @param outbound Properties of outbound queues.
 * @param requests Properties of requests between a service and its clients.
 * @param resume Properties of sessions that outlive their sockets.
 * @param restart Properties of the supervisor.
 * @param keyed Properties of the instances of a service with a template.
 * @param limits Properties of what clients may do.
 */
@ConfigurationProperties("boss.websocket")
public record ServiceProperties(@DefaultValue("64KB") DataSize maxMessageSize, @Nullable Duration idleTimeout,
		@Nullable Duration maxAge, @DefaultValue("5s") Duration closeTimeout, @DefaultValue("5s") Duration retryAfter,
		@Nullable String sessionCookie, @DefaultValue List<String> allowedOrigins,
		@DefaultValue List<String> allowedOriginPatterns, @DefaultValue List<String> allowedHosts,
		@DefaultValue Access access, @DefaultValue("256") int throughput, @DefaultValue("1024") int maxTimers,
		@DefaultValue("answer") InvalidMessagePolicy onInvalid, @DefaultValue("false") boolean onInvalidDetail,
		@Nullable ErrorPolicy onError, @DefaultValue Callback callback, @DefaultValue Heartbeat heartbeat,
		@DefaultValue Mailbox mailbox, @DefaultValue Outbound outbound, @DefaultValue Requests requests,
		@DefaultValue Resume resume, @DefaultValue Restart restart, @DefaultValue Keyed keyed,
		@DefaultValue Limits limits) {

	/**
	 * Properties of who may connect.
	 *
	 * @param rule Rule for who may connect. The application's own filters decide if
	 * neither a rule nor roles are set.
	 * @param roles Comma-separated list of roles of which a client must have one, for
	 * which it must be authenticated. Without the prefix "ROLE_".
	 */
	public record Access(@Nullable AccessRule rule, @DefaultValue List<String> roles) {
	}

	/**
	 * Properties of callbacks that take long.
	 *
	 * @param warnAfter Time for which a callback may run before a warning shows where it
	 * is. There are no warnings if it is zero.
	 * @param stuckAfter Time for which a callback may run before the service is reported
	 * as down by its health indicator. Never if it is zero.
	 */
	public record Callback(@DefaultValue("1s") Duration warnAfter, @DefaultValue("30s") Duration stuckAfter) {
	}

	/**
	 * Properties of the pings that find out whether clients are still there.
	 *
	 * @param interval Time without a sign of life of a client after which it is sent a
	 * ping. There are no pings if it is zero.
	 * @param timeout Time that a client has for a sign of life after a ping. It is closed
	 * with code 1001 if there is none.
	 */
	public record Heartbeat(@DefaultValue("25s") Duration interval, @DefaultValue("10s") Duration timeout) {
	}

	/**
	 * Properties of the mailbox in front of each service.
	 *
	 * @param capacity Number of client messages that may wait for a service.
	 * @param clientShare Number of messages of one client that may wait for a service.
	 * @param maxBytes Size of the client messages that may wait for a service. 16MB, or
	 * the maximum size of a message if that is larger, if not set.
	 * @param clientMaxBytes Size of the messages of one client that may wait for a
	 * service. A single message may be larger.
	 * @param broadcastCapacity Number of broadcasts that may wait for a service. More are
	 * refused, and the sender is told.
	 * @param infoCapacity Number of infos that may wait for a service. More are refused,
	 * and the sender is told.
	 * @param whenFull Policy for a client that sends faster than the service handles.
	 */
	public record Mailbox(@DefaultValue("4096") int capacity, @DefaultValue("64") int clientShare,
			@Nullable DataSize maxBytes, @DefaultValue("1MB") DataSize clientMaxBytes,
			@DefaultValue("1024") int broadcastCapacity, @DefaultValue("1024") int infoCapacity,
			@DefaultValue("pause") WhenFull whenFull) {
	}

	/**
	 * Properties of the queue in front of each client.
	 *
	 * @param maxMessages Number of messages that may wait for a client.
	 * @param maxBytes Size of the messages that may wait for a client.
	 * @param sendTimeout Time for which a client may take nothing of what waits for it.
	 * @param overflow Policy for a message that finds no room in the queue of a client,
	 * unless the message has its own.
	 */
	public record Outbound(@DefaultValue("1024") int maxMessages, @DefaultValue("1MB") DataSize maxBytes,
			@DefaultValue("10s") Duration sendTimeout, @DefaultValue("close") OverflowPolicy overflow) {
	}

	/**
	 * Properties of requests between a service and its clients.
	 *
	 * @param maxOpen Number of requests between a service and one client that may be open
	 * in each direction. A client that opens one more is closed with code 1008.
	 * @param timeout Time that a client has for its answer to a service that does not say
	 * how long it waits.
	 */
	public record Requests(@DefaultValue("64") int maxOpen, @DefaultValue("30s") Duration timeout) {
	}

	/**
	 * Properties of sessions that outlive their sockets.
	 *
	 * @param enabled Whether a client that is lost may come back to its session. The
	 * direct transport only, and clients that speak "boss.v1".
	 * @param grace Time that a lost client has to come back.
	 * @param maxMessages Number of messages that are kept for a client until it has
	 * acknowledged them.
	 * @param maxBytes Size of the messages that are kept for a client until it has
	 * acknowledged them.
	 */
	public record Resume(@DefaultValue("false") boolean enabled, @DefaultValue("30s") Duration grace,
			@DefaultValue("1024") int maxMessages, @DefaultValue("256KB") DataSize maxBytes) {
	}

	/**
	 * Properties of the supervisor of each service.
	 *
	 * @param maxRestarts Number of restarts within the window after which a service is
	 * given up.
	 * @param window Time within which restarts are counted.
	 * @param initialBackoff Time before the first restart within the window. Doubles with
	 * each.
	 * @param maxBackoff Maximum time before a restart.
	 * @param maxPerClient Number of restarts that failures of one client, one principal
	 * or one remote address may cause; they come back within the window. Further failures
	 * are isolated, and a client that goes on is closed with code 1008.
	 * @param maxByClients Number of restarts that failures of all clients together may
	 * cause; they come back within the window. Further failures are isolated.
	 * @param retryAfter Time after which a service that was given up is started again.
	 * Doubles with each time. Never if it is zero.
	 * @param maxRetryAfter Maximum time after which a service that was given up is
	 * started again. Not shorter than the first such time.
	 */
	public record Restart(@DefaultValue("10") int maxRestarts, @DefaultValue("10s") Duration window,
			@DefaultValue("50ms") Duration initialBackoff, @DefaultValue("500ms") Duration maxBackoff,
			@DefaultValue("5") int maxPerClient, @DefaultValue("10") int maxByClients,
			@DefaultValue("30s") Duration retryAfter, @DefaultValue("5m") Duration maxRetryAfter) {
	}

	/**
	 * Properties of the instances of a service with a template, one for each key.
	 *
	 * @param idleTimeout Time for which an instance without a client, mail, work and
	 * timer lives on.
	 * @param maxInstances Maximum number of instances of a service on a node. Empty ones
	 * end first, then handshakes are refused.
	 * @param maxKeyLength Maximum number of bytes of a key, decoded and as UTF-8. There
	 * is no instance of a longer one.
	 */
	public record Keyed(@DefaultValue("30s") Duration idleTimeout, @DefaultValue("10000") int maxInstances,
			@DefaultValue("128") int maxKeyLength) {
	}

	/**
	 * Properties of what clients may do.
	 *
	 * @param warnOnly Comma-separated list of limits that are not enforced: clients that
	 * exceed one are counted and logged.
	 * @param connections Number of connections to a service. No limit if it is zero.
	 * @param connectionsPerPrincipal Number of connections of one principal to a service.
	 * No limit if it is zero.
	 * @param instancesPerPrincipal Number of instances of a service with a template that
	 * handshakes of one principal have started. No limit if it is zero.
	 * @param handshakesPerSecond Number of handshakes with a service within a second. No
	 * limit if it is zero.
	 * @param maxHeaderSize Maximum size of the URI and the headers of a handshake, which
	 * a connection keeps. No limit if it is zero.
	 * @param maxDecompressedSize Maximum size of a message that arrives compressed. As
	 * for other messages if not set.
	 * @param maxFragments Maximum number of frames of a message. No limit if it is zero.
	 * @param messageTimeout Time from the first byte of a message to its last. One
	 * minute, and one second more for each 8KB of the maximum size of a message, if not
	 * set. No limit if it is zero.
	 * @param firstMessageTimeout Time from the opening of a connection to its first
	 * message. No limit if it is zero.
	 * @param messagesPerSecond Number of messages, pings and pongs of a client within a
	 * second. No limit if it is zero.
	 * @param bytesPerSecond Size of what a client sends within a second. No limit if it
	 * is zero.
	 * @param maxAttributes Maximum number of attributes of a connection. No limit if it
	 * is zero.
	 */
	public record Limits(@DefaultValue Set<Limit> warnOnly, @DefaultValue("0") int connections,
			@DefaultValue("256") int connectionsPerPrincipal, @DefaultValue("64") int instancesPerPrincipal,
			@DefaultValue("0") int handshakesPerSecond, @DefaultValue("16KB") DataSize maxHeaderSize,
			@Nullable DataSize maxDecompressedSize, @DefaultValue("1024") int maxFragments,
			@Nullable Duration messageTimeout, @DefaultValue("0s") Duration firstMessageTimeout,
			@DefaultValue("10000") int messagesPerSecond, @DefaultValue("128MB") DataSize bytesPerSecond,
			@DefaultValue("256") int maxAttributes) {
	}

}
