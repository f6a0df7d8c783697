/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * Authentication that a client is connected by, with its end.
 *
 * @param authentication who it is
 * @param expires when that ends by itself, if it does
 * @param httpSessionId the HTTP session with which it ends, if there is one
 */
record Grant(Authentication authentication, @Nullable Instant expires, @Nullable String httpSessionId) {

	@Override
	public String toString() {
		return "Grant[user=" + this.authentication.getName() + ", expires=" + this.expires + "]";
	}

}
