/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.time.Instant;

import io.boss.websocket.security.AuthenticationExpiry;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/**
 * Expiry of tokens of OAuth 2, as a JWT or an introspected token has it.
 */
public final class OAuth2TokenExpiry implements AuthenticationExpiry {

	@Override
	public @Nullable Instant expiresAt(Authentication authentication) {
		return (authentication instanceof AbstractOAuth2TokenAuthenticationToken<?> token)
				? token.getToken().getExpiresAt() : null;
	}

}
