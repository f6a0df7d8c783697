/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.operator;

import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;

/**
 * Security of the actuator, the console among it, which is for the operator; all else is
 * public, as it would be without Spring Security.
 */
@Configuration(proxyBeanMethods = false)
public class OperatorSecurityConfiguration {

	// A browser sends the password by itself, also when a page of another site asks for
	// that. What changes something therefore needs the token of the cookie in a header,
	// which other sites can neither read nor set. It stays the same: by default each
	// request with a password would get another, and requests come side by side.
	@Bean
	SecurityFilterChain operatorSecurity(HttpSecurity http) {
		return http.securityMatcher(EndpointRequest.toAnyEndpoint())
			.authorizeHttpRequests((requests) -> requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
				.permitAll()
				.anyRequest()
				.hasRole("OPERATOR"))
			.httpBasic(Customizer.withDefaults())
			.csrf((csrf) -> csrf.spa().sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

}
