/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

import io.boss.websocket.endpoint.handshake.HandshakeCheck;
import io.boss.websocket.endpoint.handshake.HandshakeRefusal;
import io.boss.websocket.stats.RefusalReason;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;

/**
 * Handshake check that refuses clients that may not connect to a service: 401 for those
 * that are not authenticated, 403 for those that are and lack a right.
 */
public final class AccessCheck implements HandshakeCheck {

	private static final HandshakeRefusal UNAUTHORIZED = new HandshakeRefusal(HttpStatus.UNAUTHORIZED,
			RefusalReason.UNAUTHORIZED, "This service is for authenticated clients");

	private static final HandshakeRefusal FORBIDDEN = new HandshakeRefusal(HttpStatus.FORBIDDEN,
			RefusalReason.FORBIDDEN, "You may not connect to this service");

	private final Function<String, Access> access;

	private final RequestPrincipals principals;

	private final Map<String, Function<HttpServletRequest, @Nullable HandshakeRefusal>> rules = new ConcurrentHashMap<>();

	/**
	 * Creates a check.
	 * @param access who may connect, by the name of the service
	 * @param principals knows who is behind a request
	 */
	public AccessCheck(Function<String, Access> access, RequestPrincipals principals) {
		this.access = access;
		this.principals = principals;
	}

	@Override
	public @Nullable HandshakeRefusal check(String service, ServletServerHttpRequest request) {
		return this.rules.computeIfAbsent(service, this::rule).apply(request.getServletRequest());
	}

	private Function<HttpServletRequest, @Nullable HandshakeRefusal> rule(String service) {
		Access access = this.access.apply(service);
		return switch (access.rule()) {
			case PERMIT_ALL -> (request) -> null;
			case DENY_ALL -> (request) -> FORBIDDEN;
			case AUTHENTICATED -> authenticated(access);
		};
	}

	private Function<HttpServletRequest, @Nullable HandshakeRefusal> authenticated(Access access) {
		Predicate<HttpServletRequest> allowed = access.roles().isEmpty() ? (request) -> true
				: this.principals.havingAnyRole(access.roles());
		return (request) -> {
			if (!this.principals.isAuthenticated(request)) {
				return UNAUTHORIZED;
			}
			return allowed.test(request) ? null : FORBIDDEN;
		};
	}

}
