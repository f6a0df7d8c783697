/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.tickets;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

@Configuration(proxyBeanMethods = false)
class TicketsConfiguration {

	// Only a ticket says who a client is: the session of the cookie is not read.
	@Bean
	@Order(1)
	SecurityFilterChain services(HttpSecurity http) {
		return http.securityMatcher("/websocket/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.securityContext(
					(context) -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
			.exceptionHandling(
					(handling) -> handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
			.build();
	}

	// Pages and /websocket-tickets, with the login that the application has.
	@Bean
	@Order(2)
	SecurityFilterChain pages(HttpSecurity http) {
		return http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/boss-websocket/**").permitAll().anyRequest().authenticated())
			.formLogin(Customizer.withDefaults())
			.csrf(CsrfConfigurer::spa)
			// A script can make nothing of a redirect to the login page.
			.exceptionHandling((handling) -> handling.defaultAuthenticationEntryPointFor(
					new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
					PathPatternRequestMatcher.pathPattern("/websocket-tickets")))
			.build();
	}

}
