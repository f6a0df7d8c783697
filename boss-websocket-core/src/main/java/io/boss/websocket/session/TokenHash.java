/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 of a {@link SessionToken}. Four numbers, because each session has one.
 *
 * @param a the first 64 bits
 * @param b the next ones
 * @param c the next ones
 * @param d the last ones
 */
public record TokenHash(long a, long b, long c, long d) {

	static TokenHash of(String secret) {
		ByteBuffer hash = ByteBuffer.wrap(sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
		return new TokenHash(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Each Java platform has SHA-256", ex);
		}
	}

}
