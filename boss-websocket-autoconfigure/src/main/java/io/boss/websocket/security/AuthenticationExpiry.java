/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * Port that knows until when an authentication is good. A bean of this type replaces the
 * one that knows the tokens of OAuth 2. Called while a client connects; must not block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface AuthenticationExpiry {

	/**
	 * When an authentication ends by itself.
	 * @param authentication who a client is
	 * @return the time, or {@code null} if it does not
	 */
	@Nullable Instant expiresAt(Authentication authentication);

}
