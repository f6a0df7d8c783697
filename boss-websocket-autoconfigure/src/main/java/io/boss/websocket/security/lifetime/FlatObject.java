/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * JSON object of a few members that are all strings, read to the letter. For one thread.
 */
final class FlatObject {

	private static final int MAX_MEMBERS = 8;

	private final String json;

	private final Map<String, String> members = new LinkedHashMap<>();

	private int next;

	private FlatObject(String json) {
		this.json = json;
	}

	/**
	 * Reads an object.
	 * @param json the object
	 * @return its members, or {@code null} if it is something else, has a name twice, or
	 * has many members
	 */
	static @Nullable Map<String, String> read(String json) {
		FlatObject object = new FlatObject(json);
		return object.read() ? object.members : null;
	}

	private boolean read() {
		if (this.json.startsWith("\uFEFF")) {
			this.next++;
		}
		if (!passes('{')) {
			return false;
		}
		do {
			if (this.members.size() == MAX_MEMBERS || !member()) {
				return false;
			}
		}
		while (passes(','));
		return passes('}') && skipSpace() == this.json.length();
	}

	private boolean member() {
		String name = string();
		String value = (name != null && passes(':')) ? string() : null;
		return name != null && value != null && this.members.putIfAbsent(name, value) == null;
	}

	private @Nullable String string() {
		if (!passes('"')) {
			return null;
		}
		StringBuilder text = new StringBuilder();
		while (this.next < this.json.length()) {
			char character = this.json.charAt(this.next++);
			if (character == '"') {
				return text.toString();
			}
			int decoded = (character == '\\') ? escaped() : character;
			if (decoded < 0 || character < ' ') {
				return null;
			}
			text.append((char) decoded);
		}
		return null;
	}

	private int escaped() {
		char character = (this.next < this.json.length()) ? this.json.charAt(this.next++) : 0;
		return switch (character) {
			case '"', '\\', '/' -> character;
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> unit();
			default -> -1;
		};
	}

	private int unit() {
		int decoded = 0;
		for (int i = 0; i < 4; i++) {
			char digit = (this.next < this.json.length()) ? this.json.charAt(this.next++) : 0;
			if (!HexFormat.isHexDigit(digit)) {
				return -1;
			}
			decoded = decoded * 16 + HexFormat.fromHexDigit(digit);
		}
		return decoded;
	}

	private boolean passes(char expected) {
		boolean found = skipSpace() < this.json.length() && this.json.charAt(this.next) == expected;
		if (found) {
			this.next++;
		}
		return found;
	}

	private int skipSpace() {
		while (this.next < this.json.length() && " \t\r\n".indexOf(this.json.charAt(this.next)) >= 0) {
			this.next++;
		}
		return this.next;
	}

}
