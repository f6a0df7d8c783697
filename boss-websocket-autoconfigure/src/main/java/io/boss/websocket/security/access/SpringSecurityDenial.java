/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import io.boss.websocket.service.AccessDenial;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Denial by Spring Security: the client or sender lacks a right, or is not authenticated.
 */
public final class SpringSecurityDenial implements AccessDenial {

	@Override
	public boolean isDenied(Throwable failure) {
		return failure instanceof AccessDeniedException || failure instanceof AuthenticationException;
	}

}
