/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.formlogin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

@Configuration(proxyBeanMethods = false)
class FormLoginConfiguration {

	@Bean
	SecurityFilterChain web(HttpSecurity http) {
		return http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/boss-websocket/**").permitAll().anyRequest().authenticated())
			.formLogin(Customizer.withDefaults())
			.csrf(CsrfConfigurer::spa)
			// A WebSocket client can make nothing of a redirect to the login page.
			.exceptionHandling((handling) -> handling.defaultAuthenticationEntryPointFor(
					new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
					PathPatternRequestMatcher.pathPattern("/websocket/**")))
			.build();
	}

}
