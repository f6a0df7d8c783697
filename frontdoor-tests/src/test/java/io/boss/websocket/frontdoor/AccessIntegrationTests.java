/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.Map;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is let in by the application's filter chain and by {@code boss.websocket.access},
 * and is whoever is not counted?
 */
@ParameterizedClass
@EnumSource
class AccessIntegrationTests {

	private static final String ANN = authorization("ann");

	private static final String ROOT = authorization("root");

	private static final RefusalCounts COUNTS = new RefusalCounts();

	private static BossServer server;

	@Parameter
	Container container;

	@BeforeParameterizedClassInvocation
	static void start(Container container) {
		server = BossServer.on(container)
			.withSecurity()
			.with(Security.class)
			.service(RefusalCounts.class, () -> COUNTS)
			.service(OpenService.class, OpenService::new)
			.service(MembersService.class, MembersService::new)
			.service(UsersService.class, UsersService::new)
			.service(AdminsService.class, AdminsService::new)
			.service(ClosedService.class, ClosedService::new)
			.service(StrictService.class, StrictService::new)
			.service(PagedService.class, PagedService::new)
			.with("boss.websocket.services.members.access.rule=authenticated",
					"boss.websocket.services.users.access.roles=USER",
					"boss.websocket.services.admins.access.roles=AUDITOR,ADMIN",
					"boss.websocket.services.closed.access.rule=deny-all")
			.start();
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@Test
	void whenNothingIsDemandedThenAnybodyConnects() {
		assertThat(status("open")).isEqualTo(101);
		assertThat(status("open", ANN)).isEqualTo(101);
		COUNTS.expect();
	}

	@Test
	void whenServiceIsForAuthenticatedClientsThenOthersGet401() {
		assertThat(status("members")).isEqualTo(401);
		COUNTS.expect("members: UNAUTHORIZED");
		assertThat(status("members", ANN)).isEqualTo(101);
		COUNTS.expect();
	}

	@Test
	void whenServiceIsForARoleThenOthersGet403() {
		assertThat(status("admins")).isEqualTo(401);
		COUNTS.expect("admins: UNAUTHORIZED");
		assertThat(status("admins", ANN)).isEqualTo(403);
		COUNTS.expect("admins: FORBIDDEN");
		assertThat(status("admins", ROOT)).isEqualTo(101);
	}

	@Test
	void whenRoleIsReachableThroughTheHierarchyThenItCounts() {
		assertThat(status("users", ANN)).isEqualTo(101);
		assertThat(status("users", ROOT)).isEqualTo(101);
	}

	@Test
	void whenServiceIsClosedThenEverybodyGets403() {
		assertThat(status("closed", ROOT)).isEqualTo(403);
		COUNTS.expect("closed: FORBIDDEN");
	}

	@Test
	void whenFilterChainRefusesThenItIsCounted() {
		assertThat(status("strict")).isEqualTo(401);
		COUNTS.expect("strict: UNAUTHORIZED");
		assertThat(status("strict", authorization("nobody"))).isEqualTo(401);
		COUNTS.expect("strict: UNAUTHORIZED");
		assertThat(status("strict", ANN)).isEqualTo(403);
		COUNTS.expect("strict: FORBIDDEN");
		assertThat(status("strict", ROOT)).isEqualTo(101);
		COUNTS.expect();
	}

	@Test
	void whenFilterChainShowsALoginPageThenItIsCountedAsUnauthorized() {
		assertThat(status("paged")).isEqualTo(302);
		COUNTS.expect("paged: UNAUTHORIZED");
	}

	@Test
	void whenServiceIsUnknownThenNothingIsCounted() {
		assertThat(status("strict/deeper")).isEqualTo(401);
		assertThat(status("nobody")).isEqualTo(404);
		COUNTS.expect();
	}

	@Test
	void whenRequestIsNoHandshakeThenTheFilterDoesNotCountIt() {
		String request = "GET /websocket/strict HTTP/1.1\r\nHost: localhost\r\n\r\n";
		try (RawWebSocket client = RawWebSocket.request(server.uri("/websocket/strict"),
				request.getBytes(StandardCharsets.US_ASCII))) {
			assertThat(client.status()).isEqualTo(401);
		}
		COUNTS.expect();
	}

	@Test
	void whenClientIsAuthenticatedThenServiceKnowsThePrincipal() {
		String basic = ANN.substring(ANN.indexOf(' ') + 1);
		try (BossWebSocketClient client = BossWebSocketClient.to(server.uri("/websocket/members"))
			.headers(Map.of("Authorization", basic))
			.connect()) {
			client.send("hello");
			assertThat(client.receiveText()).isEqualTo("ann said hello");
		}
	}

	private static int status(String service, String... headers) {
		try (RawWebSocket client = RawWebSocket.handshake(server.uri("/websocket/" + service), headers)) {
			return client.status();
		}
	}

	private static String authorization(String user) {
		return "Authorization: Basic "
				+ Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.US_ASCII));
	}

	@Configuration(proxyBeanMethods = false)
	static class Security {

		@Bean
		@Order(1)
		SecurityFilterChain paged(HttpSecurity http) {
			return http.securityMatcher("/websocket/paged")
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain others(HttpSecurity http) {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers("/websocket/strict/**")
					.hasRole("ADMIN")
					.anyRequest()
					.permitAll())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("ann").password("{noop}secret").roles("USER").build(),
					User.withUsername("root").password("{noop}secret").roles("ADMIN").build());
		}

		@Bean
		RoleHierarchy hierarchy() {
			return RoleHierarchyImpl.withDefaultRolePrefix().role("ADMIN").implies("USER").build();
		}

	}

	@BossService("open")
	static class OpenService {

		@OnIncoming
		void said(String text) {
		}

	}

	@BossService("members")
	static class MembersService {

		@OnIncoming
		String said(String text, Principal principal) {
			return principal.getName() + " said " + text;
		}

	}

	@BossService("users")
	static class UsersService extends OpenService {

	}

	@BossService("admins")
	static class AdminsService extends OpenService {

	}

	@BossService("closed")
	static class ClosedService extends OpenService {

	}

	@BossService("strict")
	static class StrictService extends OpenService {

	}

	@BossService("paged")
	static class PagedService extends OpenService {

	}

}
