/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.security;

import io.boss.websocket.autoconfigure.properties.PropertyChecks;
import io.boss.websocket.autoconfigure.properties.ResolvedServices;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.EndpointSettingsCustomizer;
import io.boss.websocket.security.access.AccessRule;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;

/**
 * Guard that looks at the settings of each service when all others have had their say,
 * and refuses to start with what would let pages of other sites act for somebody who is
 * logged in.
 */
final class SecurityGuard implements EndpointSettingsCustomizer, Ordered {

	private static final Log logger = LogFactory.getLog(SecurityGuard.class);

	private final ResolvedServices services;

	private final HandshakeFilters filters;

	SecurityGuard(ResolvedServices services, HandshakeFilters filters) {
		this.services = services;
		this.filters = filters;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public EndpointSettings customize(String service, EndpointSettings settings) {
		AccessRule rule = this.services.of(service).access().rule();
		if (rule == AccessRule.AUTHENTICATED && !this.filters.cover(service)) {
			logger.warn("Service '" + service + "' is for authenticated clients (" + ResolvedServices.nameOf(service)
					+ ".access), and no filter chain of Spring Security "
					+ "seems to be for its handshakes: unless something else authenticates clients, none gets in");
		}
		String origin = OpenOrigins.find(settings);
		String login = (origin != null) ? login(service, settings) : null;
		if (login != null) {
			boolean pattern = settings.allowedOriginPatterns().contains(origin);
			throw PropertyChecks.failure(
					ResolvedServices.nameOf(service) + (pattern ? ".allowed-origin-patterns" : ".allowed-origins"),
					origin,
					"Every page of the web could connect to service '" + service + "' as whoever is looking at it, "
							+ "because browsers send along by themselves what clients are known by (" + login
							+ "). Name the origins that may connect, or let clients of this service be known by "
							+ "something that a page has to know, such as a token.");
		}
		return settings;
	}

	private @Nullable String login(String service, EndpointSettings settings) {
		return (settings.sessionCookie() != null) ? "the cookie '" + settings.sessionCookie() + "'"
				: this.filters.ambientLogin(service);
	}

	/**
	 * Knowledge of the filters in front of services.
	 */
	interface HandshakeFilters {

		/**
		 * Nothing is known.
		 */
		HandshakeFilters UNKNOWN = new HandshakeFilters() {

			@Override
			public boolean cover(String service) {
				return true;
			}

			@Override
			public @Nullable String ambientLogin(String service) {
				return null;
			}

			@Override
			public boolean letStrangersIn(String service) {
				return true;
			}

		};

		/**
		 * Whether handshakes go through filters that may authenticate.
		 * @param service the name of the service
		 * @return whether they do, as far as it is known
		 */
		boolean cover(String service);

		/**
		 * Looks for a login that browsers repeat by themselves.
		 * @param service the name of the service
		 * @return what there is, or {@code null} if nothing is known of any
		 */
		@Nullable String ambientLogin(String service);

		/**
		 * Whether somebody gets through them to a service who has not logged in.
		 * @param service the name of the service
		 * @return whether that is known
		 */
		boolean letStrangersIn(String service);

	}

}
