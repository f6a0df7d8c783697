/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * Authentication that a ticket stands for; the ticket itself is kept nowhere.
 *
 * @param authentication who asked for it
 * @param service the only service that it is good for, or {@code null} if it is good for
 * all
 * @param httpSessionId the HTTP session in which it was asked for, if there was one
 * @param expires when it is void
 * @since 0.1.0
 */
public record Ticket(Authentication authentication, @Nullable String service, @Nullable String httpSessionId,
		Instant expires) {

	/**
	 * Tells nothing that somebody could use.
	 */
	@Override
	public String toString() {
		return "Ticket[user=" + this.authentication.getName() + ", service=" + this.service + ", expires="
				+ this.expires + "]";
	}

}
