/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.jwk.source.ImmutableSecret;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * Stand-in for an authorization server: it makes tokens with a key that only the nodes of
 * its cluster know, if there is one, and no other run of the demo.
 */
@Component
class ShortLivedTokens {

	private static final MacAlgorithm ALGORITHM = MacAlgorithm.HS256;

	private final Duration validity;

	private final JwtEncoder encoder;

	private final JwtDecoder decoder;

	ShortLivedTokens(@Value("${demo.account.token-validity}") Duration validity,
			@Value("${demo.account.key}") String base64) {
		SecretKey key = new SecretKeySpec(base64.isEmpty() ? newKey() : Base64.getDecoder().decode(base64),
				"HmacSHA256");
		this.validity = validity;
		this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
		this.decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(ALGORITHM).build();
	}

	private static byte[] newKey() {
		byte[] key = new byte[32];
		new SecureRandom().nextBytes(key);
		return key;
	}

	Jwt make(String user) {
		Instant now = Instant.now();
		JwtClaimsSet claims = JwtClaimsSet.builder()
			.subject(user)
			.issuedAt(now)
			.expiresAt(now.plus(this.validity))
			.build();
		return this.encoder.encode(JwtEncoderParameters.from(JwsHeader.with(ALGORITHM).build(), claims));
	}

	JwtDecoder decoder() {
		return this.decoder;
	}

}
