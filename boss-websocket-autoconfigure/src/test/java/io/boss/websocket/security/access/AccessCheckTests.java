/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import java.util.List;

import io.boss.websocket.endpoint.handshake.HandshakeRefusal;
import io.boss.websocket.stats.RefusalReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccessCheck} with both kinds of {@link RequestPrincipals}.
 */
class AccessCheckTests {

	private static final Access AUTHENTICATED = new Access(AccessRule.AUTHENTICATED, List.of());

	private static final Access ADMINS = new Access(AccessRule.AUTHENTICATED, List.of("AUDITOR", "ADMIN"));

	private static final Access NOBODY = new Access(AccessRule.DENY_ALL, List.of());

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@AfterEach
	void clear() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void whenContainerKnowsNobodyThenItIs401() {
		assertThat(check(AUTHENTICATED, new ServletRequestPrincipals())).isEqualTo(RefusalReason.UNAUTHORIZED);
		assertThat(check(ADMINS, new ServletRequestPrincipals())).isEqualTo(RefusalReason.UNAUTHORIZED);
	}

	@Test
	void whenContainerKnowsTheClientThenItsRolesDecide() {
		this.request.setUserPrincipal(() -> "ann");
		assertThat(check(AUTHENTICATED, new ServletRequestPrincipals())).isNull();
		assertThat(check(ADMINS, new ServletRequestPrincipals())).isEqualTo(RefusalReason.FORBIDDEN);
		this.request.addUserRole("ADMIN");
		assertThat(check(ADMINS, new ServletRequestPrincipals())).isNull();
		assertThat(check(NOBODY, new ServletRequestPrincipals())).isEqualTo(RefusalReason.FORBIDDEN);
	}

	@Test
	void whenClientIsAnonymousOrHasGivenWrongCredentialsThenItIs401() {
		assertThat(check(AUTHENTICATED, principals("ROLE_"))).isEqualTo(RefusalReason.UNAUTHORIZED);
		login(new AnonymousAuthenticationToken("key", "anybody", AuthorityUtils.createAuthorityList("ROLE_ADMIN")));
		assertThat(check(AUTHENTICATED, principals("ROLE_"))).isEqualTo(RefusalReason.UNAUTHORIZED);
		assertThat(check(ADMINS, principals("ROLE_"))).isEqualTo(RefusalReason.UNAUTHORIZED);
		login(new TestingAuthenticationToken("ann", ""));
		assertThat(check(AUTHENTICATED, principals("ROLE_"))).isEqualTo(RefusalReason.UNAUTHORIZED);
	}

	@Test
	void whenRolePrefixIsAnotherThenAuthoritiesHaveIt() {
		login(new TestingAuthenticationToken("ann", "", "ADMIN"));
		assertThat(check(ADMINS, principals("ROLE_"))).isEqualTo(RefusalReason.FORBIDDEN);
		assertThat(check(ADMINS, principals(""))).isNull();
		login(new TestingAuthenticationToken("ann", "", "ROLE_ADMIN"));
		assertThat(check(ADMINS, principals("ROLE_"))).isNull();
		assertThat(check(new Access(AccessRule.AUTHENTICATED, List.of("ROLE_ADMIN")), principals("ROLE_"))).isNull();
	}

	@Test
	void whenNothingIsDemandedThenNobodyIsAsked() {
		assertThat(check(new Access(AccessRule.PERMIT_ALL, List.of()), principals("ROLE_"))).isNull();
	}

	private @Nullable RefusalReason check(Access access, RequestPrincipals principals) {
		HandshakeRefusal refusal = new AccessCheck((service) -> access, principals).check("chat",
				new ServletServerHttpRequest(this.request));
		return (refusal != null) ? refusal.reason() : null;
	}

	private static RequestPrincipals principals(String rolePrefix) {
		return new SpringSecurityRequestPrincipals(SecurityContextHolder::getContextHolderStrategy, rolePrefix, null);
	}

	private static void login(Authentication authentication) {
		SecurityContextHolder.getContext().setAuthentication(authentication);
	}

}
