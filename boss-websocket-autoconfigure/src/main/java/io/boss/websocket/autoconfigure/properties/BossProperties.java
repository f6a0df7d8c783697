/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for stateful WebSocket services. What a service may have
 * differently is in {@link ServiceProperties}, and {@link ServicePropertiesBinder} reads
 * it for each service below "boss.websocket.services": a map here would show defaults
 * where a service has what is set for all.
 *
 * @param baseUrl Path below which the services are, at "websocket/" and their name.
 * @param websocket Properties of services and their connections.
 */
@ConfigurationProperties("boss")
public record BossProperties(@DefaultValue("/") String baseUrl, @DefaultValue Websocket websocket) {

	/**
	 * Properties of services and their connections.
	 *
	 * @param failOnInitError Whether a service whose init fails stops the application
	 * from starting. Otherwise its supervisor tries again.
	 * @param taskExecutor Name of the bean whose threads run callbacks.
	 * "applicationTaskExecutor" is used if not set.
	 * @param work Properties of the slow work that services give.
	 * @param transport Transport of the frames of clients.
	 * @param direct Properties of the direct transport.
	 * @param compression Properties of the compression of messages.
	 * @param drain Properties of the shutdown.
	 * @param observationEnabled Whether each callback is an observation of Micrometer,
	 * and with tracing a span.
	 * @param mdcEnabled Whether log lines of callbacks have the service and the client in
	 * their context (MDC).
	 * @param trafficLogging Properties of the log of messages.
	 * @param limits Properties of what clients of all services together may do.
	 * @param resume Properties of the sessions of all services that outlive their
	 * sockets.
	 * @param authentication Properties of what clients are authenticated by.
	 */
	public record Websocket(@DefaultValue("true") boolean failOnInitError, @Nullable String taskExecutor,
			@DefaultValue Work work, @DefaultValue("auto") TransportMode transport, @DefaultValue Direct direct,
			@DefaultValue Compression compression, @DefaultValue Drain drain,
			@DefaultValue("false") boolean observationEnabled, @DefaultValue("true") boolean mdcEnabled,
			@DefaultValue TrafficLogging trafficLogging, @DefaultValue Limits limits, @DefaultValue Resume resume,
			@DefaultValue Authentication authentication) {
	}

	/**
	 * Properties of the slow work that services give.
	 *
	 * @param threads Number of threads that run work. Not used if
	 * "spring.threads.virtual.enabled" is set: each job has a virtual thread then.
	 * @param queueCapacity Number of jobs that may wait for a thread. More fail.
	 * @param warnAfter Time that a job may wait for a thread before a warning says so.
	 * Never if it is zero.
	 * @param taskExecutor Name of the bean whose threads run work, instead of threads of
	 * its own.
	 */
	public record Work(@DefaultValue("32") int threads, @DefaultValue("1024") int queueCapacity,
			@DefaultValue("1s") Duration warnAfter, @Nullable String taskExecutor) {
	}

	/**
	 * Properties of the direct transport.
	 *
	 * @param carrier Way in which sockets are taken over from the web server.
	 * @param loops Number of threads that write to sockets. One for two processors, at
	 * least one and at most 8, if not set.
	 * @param connectorBufferSize Size of each of the two buffers that Tomcat keeps for
	 * every connection to it, including those that are plain HTTP. Tomcat's own size is
	 * 8KB.
	 */
	public record Direct(@DefaultValue("auto") CarrierKind carrier, @Nullable Integer loops,
			@DefaultValue("1KB") DataSize connectorBufferSize) {
	}

	/**
	 * Properties of the compression of messages.
	 *
	 * @param enabled Whether to agree to permessage-deflate (RFC 7692) if a client offers
	 * it. The direct transport only: containers decide for themselves.
	 */
	public record Compression(@DefaultValue("false") boolean enabled) {
	}

	/**
	 * Properties of the shutdown.
	 *
	 * @param delay Time between the first refused handshake and the first client that is
	 * closed, for load balancers to notice. Part of
	 * "spring.lifecycle.timeout-per-shutdown-phase".
	 * @param batchSize Number of clients of the whole application that are closed
	 * together. Larger if they would not all be closed in time.
	 * @param interval Average time from one batch to the next, each of which is up to
	 * half shorter or longer.
	 */
	public record Drain(@DefaultValue("0s") Duration delay, @DefaultValue("100") int batchSize,
			@DefaultValue("100ms") Duration interval) {
	}

	/**
	 * Properties of what clients are authenticated by. Needs Spring Security.
	 *
	 * @param bearerEnabled Whether a client may show a bearer token as the subprotocol
	 * "boss.bearer." followed by the token, as browsers cannot set headers.
	 * @param tokensInQuery Whether tokens and tickets may be in the query, from where
	 * they get into logs.
	 * @param inBand Whether clients are told by a message that their authentication is
	 * about to end, and may answer with a new token or ticket.
	 * @param warnBefore Time before the end of an authentication at which the service and
	 * the client are told.
	 * @param sessionGrace Time that a client has for a new token or ticket when its HTTP
	 * session has ended. None if "in-band" is off.
	 * @param maxAge Time after its handshake at which the authentication of a client
	 * ends, however often it was renewed. No end if not set.
	 * @param ticket Properties of tickets, each of which is good for one handshake.
	 */
	public record Authentication(@DefaultValue("false") boolean bearerEnabled,
			@DefaultValue("false") boolean tokensInQuery, @DefaultValue("false") boolean inBand,
			@DefaultValue("30s") Duration warnBefore, @DefaultValue("5s") Duration sessionGrace,
			@Nullable Duration maxAge, @DefaultValue Ticket ticket) {
	}

	/**
	 * Properties of tickets.
	 *
	 * @param enabled Whether authenticated users get tickets, and clients may show one as
	 * the subprotocol "boss.ticket." followed by the ticket.
	 * @param path Path below "boss.base-url" at which tickets are made, by POST.
	 * @param validity Time for which a ticket is good.
	 * @param maxOutstanding Number of tickets that may wait to be used.
	 */
	public record Ticket(@DefaultValue("false") boolean enabled, @DefaultValue("/websocket-tickets") String path,
			@DefaultValue("30s") Duration validity, @DefaultValue("10000") int maxOutstanding) {
	}

	/**
	 * Properties of the log of messages.
	 *
	 * @param enabled Whether to log each message of a client and to a client, with what
	 * is in it.
	 * @param payloadLimit Number of characters of a text, or of bytes of a binary
	 * message, that are logged.
	 */
	public record TrafficLogging(@DefaultValue("false") boolean enabled, @DefaultValue("100") int payloadLimit) {
	}

	/**
	 * Properties of what clients of all services together may do.
	 *
	 * @param totalConnections Number of connections to all services. No limit if it is
	 * zero.
	 * @param connectionsPerAddress Number of connections from one remote address to all
	 * services. No limit if it is zero.
	 * @param totalHandshakesPerSecond Number of handshakes with all services within a
	 * second, without those that are refused for another reason. No limit if it is zero.
	 * @param handshakesPerAddressPerSecond Number of handshakes from one remote address
	 * with all services within a second, whatever becomes of them. No limit if it is
	 * zero.
	 * @param totalMailboxSize Size of the client messages that may wait for all services.
	 * No limit if it is zero.
	 */
	public record Limits(@DefaultValue("100000") int totalConnections, @DefaultValue("0") int connectionsPerAddress,
			@DefaultValue("5000") int totalHandshakesPerSecond, @DefaultValue("5000") int handshakesPerAddressPerSecond,
			@DefaultValue("64MB") DataSize totalMailboxSize) {
	}

	/**
	 * Properties of the sessions of all services that outlive their sockets.
	 *
	 * @param maxDetached Number of sessions that may wait for their clients. The one that
	 * has waited longest ends for one more.
	 * @param maxTotalBytes Size of what may be kept for all clients that may come back.
	 */
	public record Resume(@DefaultValue("10000") int maxDetached, @DefaultValue("64MB") DataSize maxTotalBytes) {
	}

	/**
	 * Transport of the frames of clients.
	 */
	public enum TransportMode {

		/**
		 * The best transport that works on the web server.
		 */
		AUTO,

		/**
		 * The library speaks the WebSocket protocol itself.
		 */
		DIRECT,

		/**
		 * The web server speaks the WebSocket protocol.
		 */
		CONTAINER

	}

	/**
	 * Way in which sockets are taken over from the web server.
	 */
	public enum CarrierKind {

		/**
		 * From the web server that is there.
		 */
		AUTO,

		/**
		 * Adopted from Tomcat's NIO connector.
		 */
		TOMCAT,

		/**
		 * Over Jetty's end points.
		 */
		JETTY

	}

}
