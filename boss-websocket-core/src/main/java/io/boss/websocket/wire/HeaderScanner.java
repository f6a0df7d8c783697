/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import org.jspecify.annotations.Nullable;

/**
 * Scanner of the words of a header (RFC 9110, section 5.6), which skips the white space
 * between them.
 */
final class HeaderScanner {

	private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

	private final String header;

	private int index;

	HeaderScanner(String header) {
		this.header = header;
		skipWhiteSpace();
	}

	boolean isAtEnd() {
		return this.index == this.header.length();
	}

	boolean isAt(char expected) {
		return !isAtEnd() && this.header.charAt(this.index) == expected;
	}

	boolean skip(char expected) {
		if (!isAt(expected)) {
			return false;
		}
		this.index++;
		skipWhiteSpace();
		return true;
	}

	/**
	 * Reads a token.
	 * @return the token, or {@code null} if there is none
	 */
	@Nullable String token() {
		int from = this.index;
		while (!isAtEnd() && isTokenCharacter(this.header.charAt(this.index))) {
			this.index++;
		}
		String token = this.header.substring(from, this.index);
		skipWhiteSpace();
		return token.isEmpty() ? null : token;
	}

	/**
	 * Reads a quoted string that must hold a token, as RFC 6455, section 9.1, demands.
	 * @return the token, or {@code null} if there is none
	 */
	@Nullable String quotedToken() {
		StringBuilder token = new StringBuilder();
		this.index++;
		while (!isAtEnd() && !isAt('"')) {
			if (isAt('\\')) {
				this.index++;
			}
			if (isAtEnd() || !isTokenCharacter(this.header.charAt(this.index))) {
				return null;
			}
			token.append(this.header.charAt(this.index++));
		}
		return (skip('"') && !token.isEmpty()) ? token.toString() : null;
	}

	private void skipWhiteSpace() {
		while (isAt(' ') || isAt('\t')) {
			this.index++;
		}
	}

	private static boolean isTokenCharacter(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9') || TOKEN_SYMBOLS.indexOf(character) >= 0;
	}

}
