/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import java.util.List;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Port that knows the principal behind a request. Asked on the thread of the request.
 */
public interface RequestPrincipals {

	/**
	 * Whether a request comes from somebody who is known.
	 * @param request the request
	 * @return whether it is neither anonymous nor unauthenticated
	 */
	boolean isAuthenticated(HttpServletRequest request);

	/**
	 * Finds those who have a role.
	 * @param roles the names of the roles
	 * @return whether a request comes from somebody who has one of them
	 */
	Predicate<HttpServletRequest> havingAnyRole(List<String> roles);

}
