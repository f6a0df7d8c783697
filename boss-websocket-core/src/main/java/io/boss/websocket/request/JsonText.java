/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.request;

import java.net.URI;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * Text and problems as JSON, which must be writable whatever converters there are.
 */
final class JsonText {

	private static final String HEX = "0123456789abcdef";

	private JsonText() {
	}

	/**
	 * Writes text as a string of JSON (RFC 8259).
	 * @param text the text
	 * @return the string, in quotes
	 */
	static String quote(String text) {
		StringBuilder json = new StringBuilder(text.length() + 16).append('"');
		for (int i = 0; i < text.length(); i++) {
			append(text.charAt(i), json);
		}
		return json.append('"').toString();
	}

	private static void append(char c, StringBuilder json) {
		switch (c) {
			case '"' -> json.append("\\\"");
			case '\\' -> json.append("\\\\");
			case '\n' -> json.append("\\n");
			case '\r' -> json.append("\\r");
			case '\t' -> json.append("\\t");
			default -> {
				if (c < ' ') {
					json.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
				}
				else {
					json.append(c);
				}
			}
		}
	}

	/**
	 * Writes a problem as RFC 9457 has it, without a type that says nothing.
	 * @param problem the problem
	 * @param client the client that gets it, whose service writes members of the
	 * application
	 * @return the object
	 */
	static String of(ProblemDetail problem, @Nullable BossConnection client) {
		boolean extended = problem.getProperties() != null && !problem.getProperties().isEmpty();
		String encoded = (extended && client != null) ? encoded(problem, client) : null;
		return (encoded != null) ? encoded : plain(problem);
	}

	private static @Nullable String encoded(ProblemDetail problem, BossConnection client) {
		try {
			return (client.encode(problem) instanceof BossMessage.Text text && text.startsWith("{")) ? text.payload()
					: null;
		}
		catch (RuntimeException ex) {
			// Whatever a converter throws: the client is to hear of its problem.
			return null;
		}
	}

	private static String plain(ProblemDetail problem) {
		StringBuilder json = new StringBuilder("{\"status\":").append(problem.getStatus());
		URI type = problem.getType();
		member("type", (type != null && !"about:blank".equals(type.toString())) ? type : null, json);
		member("title", problem.getTitle(), json);
		member("detail", problem.getDetail(), json);
		member("instance", problem.getInstance(), json);
		return json.append('}').toString();
	}

	private static void member(String name, @Nullable Object value, StringBuilder json) {
		if (value != null) {
			json.append(",\"").append(name).append("\":").append(quote(value.toString()));
		}
	}

}
