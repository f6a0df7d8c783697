/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.secured;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filter chain that both projects have: the usual filters of Spring Security, and one
 * that takes everybody for the same user, without a password that would have to be
 * hashed.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityChain {

	@Bean
	SecurityFilterChain chain(HttpSecurity http) throws Exception {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.addFilterBefore(new Speaker(), AnonymousAuthenticationFilter.class)
			.build();
	}

	private static final class Speaker extends OncePerRequestFilter {

		private final Authentication speaker = new TestingAuthenticationToken("speaker", "", "ROLE_SPEAKER");

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(this.speaker);
			SecurityContextHolder.setContext(context);
			chain.doFilter(request, response);
		}

	}

}
