/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;

import org.springframework.util.ClassUtils;

/**
 * Check of {@link BossProperties.Authentication}.
 */
final class AuthenticationProperties {

	private static final PropertyChecks CHECKS = new PropertyChecks("boss.websocket.authentication");

	private static final boolean SECURITY = ClassUtils.isPresent("org.springframework.security.web.FilterChainProxy",
			AuthenticationProperties.class.getClassLoader());

	private static final String NEEDS_SECURITY = "It needs Spring Security, which is not on the class path.";

	private static final Duration LONGEST = Duration.ofDays(1);

	private AuthenticationProperties() {
	}

	static BossProperties.Authentication check(BossProperties properties) {
		BossProperties.Authentication authentication = properties.websocket().authentication();
		BossProperties.Ticket ticket = authentication.ticket();
		needsSecurity("bearer-enabled", authentication.bearerEnabled());
		needsSecurity("ticket.enabled", ticket.enabled());
		needsSecurity("in-band", authentication.inBand());
		notLong("warn-before", authentication.warnBefore());
		notLong("session-grace", authentication.sessionGrace());
		Duration maxAge = CHECKS.positiveOrNull("max-age", authentication.maxAge());
		if (maxAge != null) {
			CHECKS.require(SECURITY, "max-age", maxAge, NEEDS_SECURITY);
		}
		CHECKS.require(ticket.validity().toSeconds() >= 1, "ticket.validity", ticket.validity(),
				"It must be at least one second.");
		CHECKS.positive("ticket.validity", ticket.validity());
		CHECKS.count(1, "ticket.max-outstanding", ticket.maxOutstanding());
		CHECKS.require(ticket.path().matches("(/[A-Za-z0-9._~-]+)+"), "ticket.path", ticket.path(),
				"It must be a plain path that begins with a slash.");
		return authentication;
	}

	private static void needsSecurity(String name, boolean value) {
		CHECKS.require(!value || SECURITY, name, value, NEEDS_SECURITY);
	}

	private static void notLong(String name, Duration value) {
		CHECKS.notNegative(name, value);
		CHECKS.require(value.compareTo(LONGEST) <= 0, name, value, "It must not be longer than a day.");
	}

}
