/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.boss.websocket.config.Limit;
import io.boss.websocket.endpoint.LimitReports;
import io.boss.websocket.limit.ConnectionPermit;
import io.boss.websocket.limit.LimitListener;
import io.boss.websocket.limit.ServiceConnections;
import io.boss.websocket.stats.RefusalReason;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;

/**
 * Limits of handshakes with a service: how fast they come, how large they are, and how
 * many clients there is room for. Each limit is asked at its time, and nothing that all
 * share is used up by handshakes that are refused.
 */
final class HandshakeLimits implements HandshakeCheck {

	private static final Duration SOON = Duration.ofSeconds(1);

	private static final Duration LATER = Duration.ofSeconds(5);

	private final ServiceConnections connections;

	private final int maxHeaderSize;

	private final LimitReports reports;

	HandshakeLimits(ServiceConnections connections, int maxHeaderSize, LimitReports reports) {
		this.connections = connections;
		this.maxHeaderSize = maxHeaderSize;
		this.reports = reports;
	}

	/**
	 * A handshake has come, of which nothing is known but its address. This is what
	 * handshakes cost that are refused later.
	 * @param request the request
	 * @return why it is refused, or {@code null}
	 */
	@Nullable HandshakeRefusal arrive(HttpServletRequest request) {
		InetSocketAddress address = RemoteAddress.of(request);
		return refusal(this.connections.arrive(address, listener(address)));
	}

	/**
	 * Looks at what is cheap, and uses up nothing.
	 */
	@Override
	public @Nullable HandshakeRefusal check(String service, ServletServerHttpRequest request) {
		InetSocketAddress address = RemoteAddress.of(request.getServletRequest());
		LimitListener listener = listener(address);
		if (this.maxHeaderSize > 0 && size(request) > this.maxHeaderSize && listener.exceeded(Limit.MAX_HEADER_SIZE)) {
			return refusal(Limit.MAX_HEADER_SIZE);
		}
		Limit full = HandshakeReturns.hasPlace(request.getServletRequest()) ? null
				: this.connections.full(request.getPrincipal(), address);
		if (full != null) {
			listener.exceeded(full);
		}
		return refusal(full);
	}

	/**
	 * Reserves a permit for a client, whose handshake is refused by nothing else.
	 * @param user its user, if that is known
	 * @param request the request
	 * @return its permit, or one that tells what refuses it
	 */
	ConnectionPermit enter(@Nullable Principal user, HttpServletRequest request) {
		InetSocketAddress address = RemoteAddress.of(request);
		LimitListener listener = listener(address);
		ConnectionPermit permit = this.connections.enter(user, address, listener);
		if (permit.refusedBy() == null) {
			Limit rate = this.connections.handshake(listener);
			if (rate != null) {
				permit.cancel();
				return this.connections.refused(rate);
			}
		}
		return permit;
	}

	/**
	 * A client comes back to the place that it has.
	 * @param request the request
	 * @return why it is refused for now, or {@code null}
	 */
	@Nullable HandshakeRefusal reenter(HttpServletRequest request) {
		return refusal(this.connections.handshake(listener(request)));
	}

	/**
	 * What is done when a handshake exceeds a limit.
	 * @param request the request
	 * @return counts it, and warns of it if the limit is not enforced
	 */
	LimitListener listener(HttpServletRequest request) {
		return listener(RemoteAddress.of(request));
	}

	private LimitListener listener(@Nullable InetSocketAddress address) {
		return (limit) -> this.reports.atHandshake(limit,
				() -> "A handshake from " + ((address != null) ? address.getHostString() : "somewhere"));
	}

	/**
	 * The answer to a handshake that exceeds a limit.
	 * @param limit the limit, or {@code null} for none
	 * @return the answer, or {@code null} for none
	 */
	static @Nullable HandshakeRefusal refusal(@Nullable Limit limit) {
		return (limit != null) ? switch (limit) {
			case HANDSHAKES_PER_ADDRESS_PER_SECOND, HANDSHAKES_PER_SECOND, TOTAL_HANDSHAKES_PER_SECOND ->
				refusal(limit, RefusalReason.TOO_MANY_HANDSHAKES, "Too many clients connect at once", SOON);
			case MAX_HEADER_SIZE -> refusal(limit, RefusalReason.HEADERS_TOO_LARGE, "The headers are too large", null);
			default -> refusal(limit, RefusalReason.TOO_MANY_CONNECTIONS, "There are too many connections", LATER);
		} : null;
	}

	private static HandshakeRefusal refusal(Limit limit, RefusalReason reason, String text,
			@Nullable Duration retryAfter) {
		return new HandshakeRefusal(HttpStatus.valueOf(limit.code()), reason, text, retryAfter)
			.withDetail("it exceeds " + limit.property());
	}

	// What a connection keeps.
	private static long size(ServletServerHttpRequest request) {
		long size = request.getURI().toString().length();
		for (Map.Entry<String, List<String>> header : request.getHeaders().headerSet()) {
			for (String value : header.getValue()) {
				size += header.getKey().length() + value.length();
			}
		}
		return size;
	}

}
