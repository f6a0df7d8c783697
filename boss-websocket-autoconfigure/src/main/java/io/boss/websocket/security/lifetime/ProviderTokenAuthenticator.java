package io.boss.websocket.security.lifetime;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Verifies tokens as a resource server does.
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
		return authentication;
	}

}
