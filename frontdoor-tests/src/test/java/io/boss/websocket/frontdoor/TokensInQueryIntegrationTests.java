/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.net.URI;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Does anybody get in with a token that is in the query, and who has said so?
 */
class TokensInQueryIntegrationTests {

	@Test
	void whenFilterChainTakesTokensFromTheQueryThenItDoesNotStart() {
		BossServer.Builder server = server();
		assertThatThrownBy(server::start).isInstanceOf(InvalidConfigurationException.class)
			.hasMessageStartingWith("A filter chain takes bearer tokens from the query");
	}

	@Test
	void whenSwitchIsOnThenTokenIsTakenAndGone() {
		try (BossServer server = server()
			.with("boss.websocket.authentication.bearer-enabled=true",
					"boss.websocket.authentication.tokens-in-query=true")
			.start()) {
			URI uri = server.uri("/websocket/members?access_token=opaque/token&lang=en");
			try (RawWebSocket client = RawWebSocket.handshake(uri)) {
				assertThat(client.status()).isEqualTo(101);
				await().untilAsserted(() -> assertThat(server.service("members").connections()).hasSize(1));
				BossConnection connection = server.service("members").connections().iterator().next();
				assertThat(connection.handshake().principal().getName()).isEqualTo("ann");
				assertThat(connection.handshake().uri().getQuery()).isEqualTo("lang=en");
			}
		}
	}

	@Test
	void whenClientIsTooOldThenItIsClosedHoweverOftenItRenews() {
		try (BossServer server = server()
			.with("boss.websocket.authentication.bearer-enabled=true",
					"boss.websocket.authentication.tokens-in-query=true", "boss.websocket.authentication.in-band=true",
					"boss.websocket.authentication.max-age=1s")
			.start();
				BossWebSocketClient client = BossWebSocketClient
					.connect(server.uri("/websocket/members?access_token=opaque/token"))) {
			client.send("{\"token\":\"opaque/token\",\"type\":\"boss.authentication\"}");
			assertThat(client.awaitEnd()).asString().isEqualTo("4401 authentication has ended");
		}
	}

	private static BossServer.Builder server() {
		return BossServer.on(Container.TOMCAT)
			.withSecurity()
			.with(Security.class)
			.with("boss.websocket.services.members.access.rule=authenticated")
			.service(MembersService.class, MembersService::new);
	}

	@Configuration(proxyBeanMethods = false)
	static class Security {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.oauth2ResourceServer((server) -> server.opaqueToken(Customizer.withDefaults()))
				.build();
		}

		@Bean
		BearerTokenResolver resolver() {
			DefaultBearerTokenResolver resolver = new DefaultBearerTokenResolver();
			resolver.setAllowUriQueryParameter(true);
			return resolver;
		}

		@Bean
		OpaqueTokenIntrospector introspector() {
			return (token) -> {
				if (!token.equals("opaque/token")) {
					throw new BadOpaqueTokenException("unknown");
				}
				return new DefaultOAuth2AuthenticatedPrincipal("ann", Map.of("sub", "ann"),
						AuthorityUtils.NO_AUTHORITIES);
			};
		}

	}

	@BossService("members")
	static class MembersService {

		@OnIncoming
		void said(String text) {
		}

	}

}
