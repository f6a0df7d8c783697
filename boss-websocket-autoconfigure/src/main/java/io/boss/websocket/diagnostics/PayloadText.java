/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import java.nio.ByteBuffer;
import java.util.HexFormat;

import io.boss.websocket.BossMessage;
import io.boss.websocket.log.LogLine;

/**
 * Text of a message for a line of a log. What could end the line, or change how it is
 * shown, is escaped: what clients send must not look like lines of the application.
 */
final class PayloadText {

	private static final HexFormat HEX = HexFormat.of();

	private PayloadText() {
	}

	/**
	 * Describes a message.
	 * @param message the message
	 * @param limit how many characters or bytes of it to show
	 * @return kind, size and payload
	 */
	static String describe(BossMessage message, int limit) {
		return (message instanceof BossMessage.Text text) ? describe(text, limit)
				: describe(message.bytes(), message.sizeInBytes(), limit);
	}

	private static String describe(BossMessage.Text message, int limit) {
		String payload = message.payload();
		StringBuilder line = new StringBuilder("text, ").append(message.sizeInBytes()).append(" bytes: \"");
		int shown = Math.min(limit, payload.length());
		payload.substring(0, shown).codePoints().forEach((character) -> append(line, character));
		return line.append('"').append((shown < payload.length()) ? "..." : "").toString();
	}

	private static String describe(ByteBuffer payload, int size, int limit) {
		byte[] shown = new byte[Math.min(limit, size)];
		payload.get(shown);
		return "binary, " + size + " bytes: " + HEX.formatHex(shown) + ((shown.length < size) ? "..." : "");
	}

	private static void append(StringBuilder line, int character) {
		switch (character) {
			case '\n' -> line.append("\\n");
			case '\r' -> line.append("\\r");
			case '\t' -> line.append("\\t");
			case '"' -> line.append("\\\"");
			case '\\' -> line.append("\\\\");
			default -> {
				if (LogLine.isPlain(character)) {
					line.appendCodePoint(character);
				}
				else {
					line.append("\\u{").append(Integer.toHexString(character)).append('}');
				}
			}
		}
	}

}
