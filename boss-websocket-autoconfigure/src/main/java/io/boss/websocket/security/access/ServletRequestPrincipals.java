/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import java.util.List;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Principals that the web server or a filter has authenticated, where there is no Spring
 * Security.
 */
public final class ServletRequestPrincipals implements RequestPrincipals {

	@Override
	public boolean isAuthenticated(HttpServletRequest request) {
		return request.getUserPrincipal() != null;
	}

	@Override
	public Predicate<HttpServletRequest> havingAnyRole(List<String> roles) {
		return (request) -> roles.stream().anyMatch(request::isUserInRole);
	}

}
