/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Outermost members of a JSON object, by name, with their values as they are written.
 * What is inside of a value is only passed over. For one thread.
 */
final class OuterMembers {

	private static final String END_OF_WORD = ",}] \t\r\n";

	private final String json;

	private final Map<String, String> values = new HashMap<>();

	private int next;

	private OuterMembers(String json) {
		this.json = json;
	}

	/**
	 * Reads an object.
	 * @param json the object
	 * @return the values by the names as they are written, or {@code null} if it is no
	 * object, or has a name twice
	 */
	static @Nullable Map<String, String> read(String json) {
		OuterMembers object = new OuterMembers(json);
		return object.read() ? object.values : null;
	}

	private boolean read() {
		if (!passes('{')) {
			return false;
		}
		if (!passes('}')) {
			do {
				if (!member()) {
					return false;
				}
			}
			while (passes(','));
			if (!passes('}')) {
				return false;
			}
		}
		skipSpace();
		return this.next == this.json.length();
	}

	private boolean member() {
		skipSpace();
		int from = this.next;
		if (!string()) {
			return false;
		}
		String name = this.json.substring(from + 1, this.next - 1);
		if (!passes(':')) {
			return false;
		}
		skipSpace();
		int begin = this.next;
		return value() && this.values.putIfAbsent(name, this.json.substring(begin, this.next)) == null;
	}

	private boolean value() {
		return switch (current()) {
			case '"' -> string();
			case '{', '[' -> nested();
			default -> word();
		};
	}

	private boolean nested() {
		int depth = 0;
		while (this.next < this.json.length()) {
			char character = this.json.charAt(this.next);
			if (character == '"') {
				if (!string()) {
					return false;
				}
				continue;
			}
			this.next++;
			if (character == '{' || character == '[') {
				depth++;
			}
			else if ((character == '}' || character == ']') && --depth == 0) {
				return true;
			}
		}
		return false;
	}

	private boolean word() {
		int from = this.next;
		while (this.next < this.json.length() && END_OF_WORD.indexOf(current()) < 0) {
			this.next++;
		}
		return this.next > from;
	}

	private boolean string() {
		if (current() != '"') {
			return false;
		}
		this.next++;
		while (this.next < this.json.length()) {
			char character = this.json.charAt(this.next++);
			if (character == '"') {
				return true;
			}
			if (character == '\\') {
				this.next++;
			}
		}
		return false;
	}

	private boolean passes(char expected) {
		skipSpace();
		boolean found = current() == expected;
		if (found) {
			this.next++;
		}
		return found;
	}

	private void skipSpace() {
		while (this.next < this.json.length() && " \t\r\n".indexOf(current()) >= 0) {
			this.next++;
		}
	}

	private char current() {
		return (this.next < this.json.length()) ? this.json.charAt(this.next) : 0;
	}

}
