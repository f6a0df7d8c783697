/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Principals that Spring Security has authenticated, decided by its own authorization
 * managers.
 */
public final class SpringSecurityRequestPrincipals implements RequestPrincipals {

	private final Supplier<SecurityContextHolderStrategy> strategy;

	private final String rolePrefix;

	private final @Nullable RoleHierarchy hierarchy;

	private final AuthorizationManager<HttpServletRequest> authenticated = AuthenticatedAuthorizationManager
		.authenticated();

	/**
	 * Creates principals.
	 * @param strategy where the context of a thread is
	 * @param rolePrefix what the authority of a role begins with
	 * @param hierarchy which role has the rights of which others, if there is a hierarchy
	 */
	public SpringSecurityRequestPrincipals(Supplier<SecurityContextHolderStrategy> strategy, String rolePrefix,
			@Nullable RoleHierarchy hierarchy) {
		this.strategy = strategy;
		this.rolePrefix = rolePrefix;
		this.hierarchy = hierarchy;
	}

	@Override
	public boolean isAuthenticated(HttpServletRequest request) {
		return isGranted(this.authenticated, request);
	}

	@Override
	public Predicate<HttpServletRequest> havingAnyRole(List<String> roles) {
		AuthorityAuthorizationManager<HttpServletRequest> manager = AuthorityAuthorizationManager
			.hasAnyAuthority(roles.stream().map(this::authority).toArray(String[]::new));
		if (this.hierarchy != null) {
			manager.setRoleHierarchy(this.hierarchy);
		}
		return (request) -> isGranted(manager, request);
	}

	private String authority(String role) {
		return role.startsWith(this.rolePrefix) ? role : this.rolePrefix + role;
	}

	private boolean isGranted(AuthorizationManager<HttpServletRequest> manager, HttpServletRequest request) {
		AuthorizationResult result = manager.authorize(this::authentication, request);
		return result != null && result.isGranted();
	}

	// Spring Security allows for none, whatever the type of the supplier says.
	@SuppressWarnings("NullAway")
	private Authentication authentication() {
		return this.strategy.get().getContext().getAuthentication();
	}

}
