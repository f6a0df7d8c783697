/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.security.Principal;
import java.util.Locale;

import io.boss.websocket.endpoint.handshake.HandshakeCheck;
import io.boss.websocket.endpoint.handshake.HandshakeRefusal;
import io.boss.websocket.endpoint.handshake.HandshakeSecret;
import io.boss.websocket.stats.RefusalReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Handshake check that refuses a client whose token or ticket the application's security
 * has not looked at, or has taken for less than the cookie beside it: it would be
 * somebody else, or nobody. Stateless.
 */
public final class PresentedSecretCheck implements HandshakeCheck {

	static final String KIND = PresentedSecretCheck.class.getName() + ".kind";

	static final String USER = PresentedSecretCheck.class.getName() + ".user";

	@Override
	public @Nullable HandshakeRefusal check(String service, ServletServerHttpRequest request) {
		HttpServletRequest servletRequest = request.getServletRequest();
		if (!(servletRequest.getAttribute(KIND) instanceof HandshakeSecret kind)) {
			return null;
		}
		Principal principal = request.getPrincipal();
		if (kind == HandshakeSecret.BEARER && isOfSession(servletRequest, principal)) {
			principal = null;
		}
		Object user = servletRequest.getAttribute(USER);
		if (principal != null && (user == null || user.equals(principal.getName()))) {
			return null;
		}
		String known = (principal != null) ? "somebody else" : "nobody";
		return new HandshakeRefusal(HttpStatus.UNAUTHORIZED, RefusalReason.UNAUTHORIZED,
				"What was shown was not accepted")
			.withDetail("it has shown a " + kind.name().toLowerCase(Locale.ROOT) + ", and is " + known
					+ " to the filter chain of this path");
	}

	// It is whom the cookie beside the token is for, and nobody has looked at the token.
	private static boolean isOfSession(HttpServletRequest request, @Nullable Principal principal) {
		HttpSession session = request.getSession(false);
		return session != null && session.getAttribute(
				HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) instanceof SecurityContext context
				&& context.getAuthentication() == principal;
	}

}
