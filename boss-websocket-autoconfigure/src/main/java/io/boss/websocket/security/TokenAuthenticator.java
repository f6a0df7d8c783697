/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security;

import org.springframework.security.core.Authentication;

/**
 * Port that verifies a bearer token of a connected client, as the filter chain does with
 * those in headers. A bean of this type replaces the one that is made of the
 * application's decoder or introspector. May block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TokenAuthenticator {

	/**
	 * Verifies a token.
	 * @param token the token, never to be logged
	 * @return who it belongs to
	 * @throws org.springframework.security.core.AuthenticationException if it is not
	 * accepted; an
	 * {@link org.springframework.security.authentication.AuthenticationServiceException}
	 * means that nobody knows, and the client may try again
	 */
	Authentication authenticate(String token);

}
