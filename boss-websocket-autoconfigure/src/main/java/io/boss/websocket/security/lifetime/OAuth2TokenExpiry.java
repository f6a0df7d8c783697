package io.boss.websocket.security.lifetime;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/**
 * Asks the token, whether it is a JWT or one that was introspected.
 */
public final class OAuth2TokenExpiry implements AuthenticationExpiry {

	@Override
	public @Nullable Instant expiresAt(Authentication authentication) {
		return (authentication instanceof AbstractOAuth2TokenAuthenticationToken<?> token)
				? token.getToken().getExpiresAt() : null;
	}

}
