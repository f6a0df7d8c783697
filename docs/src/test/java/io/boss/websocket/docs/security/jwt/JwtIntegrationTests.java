/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.jwt;

import java.time.Duration;

import io.boss.websocket.docs.web.PageScript;
import io.boss.websocket.test.client.BossWebSocketClient;
import io.boss.websocket.test.client.HandshakeRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access tokens as the recipe has them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.config.location=classpath:security/jwt/")
class JwtIntegrationTests {

	private static AuthorizationServer issuer;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void start() throws Exception {
		issuer = new AuthorizationServer();
	}

	@AfterAll
	static void stop() {
		issuer.close();
	}

	@DynamicPropertySource
	static void issuer(DynamicPropertyRegistry registry) {
		registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", () -> issuer.issuer());
	}

	@Test
	void whenProgramSendsTheHeaderThenServiceKnowsTheUser() {
		String token = issuer.token("ann", "orders", Duration.ofMinutes(5));
		try (BossWebSocketClient client = orders().bearer(token).connect()) {
			assertThat(client.receiveText()).isEqualTo("orders of ann");
			client.send("seen");
			assertThat(client.receiveText()).isEqualTo("seen by ann@example.com");
		}
	}

	@Test
	void whenPageOffersTheTokenAsASubprotocolThenServiceKnowsTheUser() {
		try (BossWebSocketClient client = page(issuer.token("ann", "orders", Duration.ofMinutes(5))).connect()) {
			assertThat(client.subprotocol()).isEqualTo("boss");
			assertThat(client.receiveText()).isEqualTo("orders of ann");
		}
	}

	@Test
	void whenTokenIsMissingWrongOrHasNotTheScopeThenHandshakeIsRefused() {
		assertThat(orders().handshake()).hasStatus(401);
		assertThat(page("nonsense").handshake()).hasStatus(401);
		assertThat(page(issuer.token("ann", "mail", Duration.ofMinutes(5))).handshake()).hasStatus(403);
	}

	@Test
	void whenTokenExpiresThenConnectionIsClosed() {
		try (BossWebSocketClient client = page(issuer.token("ann", "orders", Duration.ofSeconds(2))).connect()) {
			assertThat(client.awaitEnd()).asString().startsWith("4401");
		}
	}

	@Test
	void whenTokenOfThePageIsAboutToExpireThenItShowsTheNext() throws Exception {
		try (PageScript page = PageScript.open(this.port, "issuer=" + issuer.issuer(), "security/jwt/static",
				"orders.js", "login.js")) {
			page.shows("#log orders of ann").shows("#log refreshed");
			page.submit("#ask", "seen").shows("#log seen by ann@example.com");
		}
	}

	private HandshakeRequest orders() {
		return BossWebSocketClient.to(this.port, "/websocket/orders");
	}

	private HandshakeRequest page(String token) {
		return orders().subprotocols("boss", "boss.bearer." + token).origin("https://app.example.com");
	}

}
