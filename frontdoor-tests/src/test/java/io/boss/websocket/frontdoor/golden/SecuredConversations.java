/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.golden;

import java.time.Instant;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.boss.websocket.frontdoor.BossServer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * What clients say to a server that wants to know who they are.
 */
final class SecuredConversations {

	private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

	private final BossServer server;

	private final Transcript transcript;

	SecuredConversations(BossServer server, Transcript transcript) {
		this.server = server;
		this.transcript = transcript;
	}

	void all() {
		upgrade("secured: nobody", "members");
		upgrade("secured: anybody", "echo");
		upgrade("secured: bearer", "members", "Authorization: Bearer " + token("ann", 3600));
		upgrade("secured: token as subprotocol", "members", offer("boss, ", "boss.bearer.", token("ann", 3600)));
		upgrade("secured: token beside a subprotocol of the service", "polyglot",
				offer("first.example, ", "boss.bearer.", token("ann", 3600)));
		upgrade("secured: token alone", "members", offer("", "boss.bearer.", token("ann", 3600)));
		upgrade("secured: nonsense", "members", offer("boss, ", "boss.bearer.", "nonsense"));
		upgrade("secured: no such ticket", "members", offer("boss, ", "boss.ticket.", "nonsense"));
		upgrade("secured: without the role", "admins", "Authorization: Bearer " + token("ann", 3600));
		upgrade("secured: token in the query", "members?access_token=nonsense");
		this.transcript.begin("secured: renewed");
		try (Wire wire = connect(3600)) {
			wire.ask("hello").ask(authentication("token", token("ann", 3600)));
			wire.ask("{\"type\":\"boss.authentication\",\"secret\":1}").ask("{\"type\":\"boss.authentication\"");
		}
		this.transcript.begin("secured: expiring");
		try (Wire wire = connect(2)) {
			wire.take(1).takeCloseOnly();
		}
		this.transcript.begin("secured: not accepted");
		try (Wire wire = connect(3600)) {
			wire.send(authentication("token", "nonsense")).takeCloseOnly();
		}
		this.transcript.begin("secured: ticket not accepted");
		try (Wire wire = connect(3600)) {
			wire.send(authentication("ticket", "nonsense")).takeCloseOnly();
		}
		this.transcript.begin("secured: another user");
		try (Wire wire = connect(3600)) {
			wire.send(authentication("token", token("bob", 3600))).takeCloseOnly();
		}
		this.transcript.begin("secured: with a mark that was not agreed on");
		try (Wire wire = connect(3600)) {
			wire.ask("{\"boss\":\"q5Zr8k2A\",\"type\":\"boss.authentication\",\"token\":\"nonsense\"}");
		}
	}

	private void upgrade(String conversation, String path, String... headers) {
		this.transcript.begin(conversation);
		try (Wire wire = new Wire(this.transcript, "a", this.server.port())) {
			wire.upgrade(path, headers);
		}
	}

	private Wire connect(int validity) {
		return new Wire(this.transcript, "a", this.server.port()).upgrade("members",
				offer("boss, ", "boss.bearer.", token("ann", validity)));
	}

	private static String offer(String others, String prefix, String secret) {
		return "Sec-WebSocket-Protocol: " + others + prefix + secret;
	}

	private static String authentication(String kind, String secret) {
		return "{\"type\":\"boss.authentication\",\"" + kind + "\":\"" + secret + "\"}";
	}

	private static String token(String user, int validity) {
		Instant now = Instant.now();
		JwtClaimsSet claims = JwtClaimsSet.builder()
			.subject(user)
			.issuedAt(now)
			.expiresAt(now.plusSeconds(validity))
			.build();
		return new NimbusJwtEncoder(new ImmutableSecret<>(KEY))
			.encode(JwtEncoderParameters.from(JwsHeader.with(MacAlgorithm.HS256).build(), claims))
			.getTokenValue();
	}

	@Configuration(proxyBeanMethods = false)
	static class Security {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
				.csrf(AbstractHttpConfigurer::disable)
				.build();
		}

		@Bean
		JwtDecoder jwtDecoder() {
			return NimbusJwtDecoder.withSecretKey(KEY).macAlgorithm(MacAlgorithm.HS256).build();
		}

	}

}
