/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.account;

import io.boss.websocket.security.ProviderTokenAuthenticator;
import io.boss.websocket.security.TokenAuthenticator;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Access rules for tickets and tokens, and their stores.
 */
@Configuration(proxyBeanMethods = false)
class AccountSecurityConfiguration {

	// Without protection from CSRF: another site can make a browser ask for a token, and
	// not read the answer.
	@Bean
	SecurityFilterChain accountSecurity(HttpSecurity http, ShortLivedTokens tokens,
			@Value("${boss.base-url}") String baseUrl) {
		String base = baseUrl.equals("/") ? "" : baseUrl;
		return http.securityMatcher(base + "/websocket-tickets", base + "/websocket/account")
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.httpBasic(Customizer.withDefaults())
			.oauth2ResourceServer((server) -> server.jwt((jwt) -> jwt.decoder(tokens.decoder())))
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	// Only for a password: whoever has stolen a token must not get the next one for it.
	@Bean
	SecurityFilterChain tokenSecurity(HttpSecurity http) {
		return http.securityMatcher("/account/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.httpBasic(Customizer.withDefaults())
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	// With a bean of type JwtDecoder, as most applications have, this would not be
	// needed.
	@Bean
	TokenAuthenticator tokenAuthenticator(ShortLivedTokens tokens) {
		return new ProviderTokenAuthenticator(new JwtAuthenticationProvider(tokens.decoder()));
	}

}
