/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import io.boss.websocket.security.AuthenticationExpiry;
import io.boss.websocket.security.Ticket;
import io.boss.websocket.security.TokenAuthenticator;
import io.boss.websocket.security.lifetime.InBand.Credential;
import io.boss.websocket.security.token.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/**
 * Verifier of a token or a ticket that a connected client shows. Safe on any thread; may
 * block.
 */
public final class CredentialVerifier {

	private final @Nullable TokenAuthenticator tokens;

	private final @Nullable Tickets tickets;

	private final AuthenticationExpiry expiry;

	/**
	 * Creates a verifier.
	 * @param tokens verifies bearer tokens, or {@code null} if they are not accepted
	 * @param tickets takes tickets back, or {@code null} if there are none
	 * @param expiry knows how long an authentication is good
	 */
	public CredentialVerifier(@Nullable TokenAuthenticator tokens, @Nullable Tickets tickets,
			AuthenticationExpiry expiry) {
		this.tokens = tokens;
		this.tickets = tickets;
		this.expiry = expiry;
	}

	Grant grantOf(Authentication authentication, @Nullable String httpSessionId) {
		return new Grant(authentication, this.expiry.expiresAt(authentication), httpSessionId);
	}

	Grant verify(Credential credential, String service) {
		return credential.isTicket() ? ticket(credential.value(), service) : token(credential.value());
	}

	private Grant ticket(String value, String service) {
		Ticket ticket = (this.tickets != null) ? this.tickets.redeem(value, service) : null;
		if (ticket == null) {
			throw new BadCredentialsException("The ticket is not good");
		}
		return grantOf(ticket.authentication(), ticket.httpSessionId());
	}

	private Grant token(String value) {
		if (this.tokens == null) {
			throw new BadCredentialsException("Tokens are not accepted");
		}
		return grantOf(this.tokens.authenticate(value), null);
	}

}
