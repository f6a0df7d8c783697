/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security;

import java.util.Map;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Authenticator that verifies tokens as a resource server does.
 *
 * @since 0.1.0
 */
public final class ProviderTokenAuthenticator implements TokenAuthenticator {

	private final AuthenticationProvider provider;

	/**
	 * Creates an authenticator.
	 * @param provider takes a {@link BearerTokenAuthenticationToken}
	 */
	public ProviderTokenAuthenticator(AuthenticationProvider provider) {
		this.provider = provider;
	}

	@Override
	public Authentication authenticate(String token) {
		Authentication authentication = this.provider.authenticate(new BearerTokenAuthenticationToken(token));
		if (authentication == null) {
			throw new BadCredentialsException("Nobody knows tokens of this kind");
		}
		if (isBound(authentication)) {
			throw new BadCredentialsException("A token that is bound to a key proves nothing without it");
		}
		return authentication;
	}

	// RFC 9449, section 6.1: there is no proof of possession in a message.
	private static boolean isBound(Authentication authentication) {
		return authentication instanceof AbstractOAuth2TokenAuthenticationToken<?> token
				&& token.getTokenAttributes().get("cnf") instanceof Map<?, ?> confirmation
				&& confirmation.containsKey("jkt");
	}

}
