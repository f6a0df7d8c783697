/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.jwt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.sun.net.httpserver.HttpServer;

import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * As much of an authorization server as a resource server and a page need: its metadata,
 * its public key, and tokens for the asking.
 */
final class AuthorizationServer implements AutoCloseable {

	private final HttpServer server;

	private final RSAKey key;

	AuthorizationServer() throws IOException, JOSEException {
		this.key = new RSAKeyGenerator(2048).keyID("1").algorithm(JWSAlgorithm.RS256).generate();
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		answer("/.well-known/openid-configuration", () -> """
				{"issuer":"%1$s","jwks_uri":"%1$s/jwks","subject_types_supported":["public"]}""".formatted(issuer()));
		answer("/jwks", () -> new JWKSet(this.key).toString(true));
		answer("/token", () -> token("ann", "orders", Duration.ofMinutes(5)));
		answer("/short", () -> token("ann", "orders", Duration.ofSeconds(20)));
		this.server.start();
	}

	String issuer() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	String token(String user, String scope, Duration lifetime) {
		Instant now = Instant.now();
		JwtClaimsSet claims = JwtClaimsSet.builder()
			.issuer(issuer())
			.subject(user)
			.audience(List.of("orders"))
			.claim("scope", scope)
			.claim("email", user + "@example.com")
			.issuedAt(now)
			.expiresAt(now.plus(lifetime))
			.build();
		return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(this.key)))
			.encode(JwtEncoderParameters.from(claims))
			.getTokenValue();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void answer(String path, Supplier<String> body) {
		this.server.createContext(path, (exchange) -> {
			try (exchange) {
				byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
				exchange.getResponseHeaders().set("Content-Type", "application/json");
				exchange.sendResponseHeaders(200, bytes.length);
				exchange.getResponseBody().write(bytes);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

}
