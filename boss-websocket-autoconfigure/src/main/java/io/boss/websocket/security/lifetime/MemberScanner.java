/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Scanner for a member of a JSON object in one pass, without memory of its own, whatever
 * comes before and after the member. It finds more than a parser would: what is broken in
 * another place, or said twice, must not hide a member. For one thread.
 */
final class MemberScanner {

	private static final int NONE = -1;

	private final ByteBuffer json;

	private int next;

	private int depth;

	/**
	 * Creates a scanner.
	 * @param json the text, of which the position is not moved
	 */
	MemberScanner(ByteBuffer json) {
		this.json = json;
		this.next = json.position();
	}

	/**
	 * Whether one of the outermost members is the string that is looked for.
	 * @param name the name of the member, in ASCII
	 * @param value the value of the member, in ASCII
	 * @return whether there is such a member
	 */
	boolean has(String name, String value) {
		if (!begins()) {
			return false;
		}
		for (int character = read(); character != NONE; character = read()) {
			switch (character) {
				case '{', '[' -> this.depth++;
				case '}', ']' -> {
					this.depth = Math.max(1, this.depth - 1);
				}
				case '"' -> {
					if (string(name) && this.depth == 1 && isNext(':') && isNext('"') && string(value)) {
						return true;
					}
				}
				default -> {
				}
			}
		}
		return false;
	}

	// Parsers pass over marks of byte order.
	private boolean begins() {
		int character = read();
		while (isSpace(character) || isMark(character)) {
			character = read();
		}
		this.depth = 1;
		return character == '{';
	}

	private static boolean isSpace(int character) {
		return character >= 0 && character <= ' ';
	}

	private static boolean isMark(int character) {
		return character == 0xEF || character == 0xBB || character == 0xBF || character == 0xFE || character == 0xFF;
	}

	// Passes over the character only if it is that one.
	private boolean isNext(char expected) {
		int from = this.next;
		int character = read();
		while (isSpace(character)) {
			from = this.next;
			character = read();
		}
		if (character == expected) {
			return true;
		}
		this.next = (character != NONE) ? from : this.next;
		return false;
	}

	// Passes over the rest of a string, which the end of all ends, too.
	private boolean string(String expected) {
		int length = 0;
		boolean equal = true;
		for (int character = read(); character != NONE && character != '"'; character = read()) {
			int decoded = (character == '\\') ? escaped() : character;
			equal = equal && length < expected.length() && expected.charAt(length++) == decoded;
		}
		return equal && length == expected.length();
	}

	private int escaped() {
		int character = read();
		if (character != 'u') {
			return switch (character) {
				case 'b' -> '\b';
				case 'f' -> '\f';
				case 'n' -> '\n';
				case 'r' -> '\r';
				case 't' -> '\t';
				default -> character;
			};
		}
		int decoded = 0;
		for (int i = 0; i < 4; i++) {
			int from = this.next;
			int digit = read();
			if (!HexFormat.isHexDigit(digit)) {
				this.next = from;
				return NONE;
			}
			decoded = decoded * 16 + HexFormat.fromHexDigit(digit);
		}
		return decoded;
	}

	// No text has the character zero, but two bytes that are one character have it.
	private int read() {
		while (this.next < this.json.limit()) {
			int character = this.json.get(this.next++) & 0xFF;
			if (character != 0) {
				return character;
			}
		}
		return NONE;
	}

}
