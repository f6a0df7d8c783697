/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.util.stream.Stream;

import io.boss.websocket.InvalidConfigurationException;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link QueryTokenGuard}.
 */
class QueryTokenGuardTests {

	@Test
	void whenTokensComeInHeadersThenThatIsFine() {
		assertThatCode(() -> QueryTokenGuard.check(Stream.of(chain(new DefaultBearerTokenResolver()))))
			.doesNotThrowAnyException();
	}

	@Test
	void whenResolverAllowsTheQueryThenTheSwitchIsNamed() {
		DefaultBearerTokenResolver resolver = new DefaultBearerTokenResolver();
		resolver.setAllowUriQueryParameter(true);
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> QueryTokenGuard.check(Stream.of(chain(resolver))))
			.satisfies((ex) -> assertThat(ex.action()).contains("boss.websocket.authentication.tokens-in-query"));
	}

	@Test
	void whenResolverOfTheApplicationReadsAParameterThenItIsFoundOut() {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> QueryTokenGuard.check(Stream.of(chain((request) -> request.getParameter("jwt")))))
			.withMessageStartingWith("A filter chain takes bearer tokens from the query");
	}

	private static SecurityFilterChain chain(BearerTokenResolver resolver) {
		AuthenticationManager none = (authentication) -> null;
		BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(none);
		filter.setBearerTokenResolver(resolver);
		return new DefaultSecurityFilterChain((request) -> true, filter);
	}

}
