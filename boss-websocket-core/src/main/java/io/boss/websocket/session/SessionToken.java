/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

/**
 * Token with which a client comes back to its session, once: 256 random bits, and the
 * application that has the session. Only its hash is kept.
 *
 * @param secret the random bits, as base64url
 * @param home the application that has made it
 */
public record SessionToken(String secret, String home) {

	private static final int SECRET_BYTES = 32;

	private static final int HOME_BYTES = 6;

	static SessionToken next(String home) {
		return new SessionToken(RandomText.ofBytes(SECRET_BYTES), home);
	}

	static String nextHome() {
		return RandomText.ofBytes(HOME_BYTES);
	}

	/**
	 * The only thing that is kept of the token.
	 * @return the hash
	 */
	public TokenHash hash() {
		return TokenHash.of(this.secret);
	}

	/**
	 * The token as the client gets it, and shows it in a subprotocol.
	 * @return the token, never to be logged
	 */
	public String text() {
		return this.secret + "." + this.home;
	}

	@Override
	public String toString() {
		return "SessionToken[of=" + this.home + "]";
	}

}
