/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

/**
 * Payloads that say where they are wrong.
 */
final class Payloads {

	private Payloads() {
	}

	/**
	 * Text of one byte a character, without an obvious period.
	 * @param length the number of bytes
	 * @return the text
	 */
	static String text(int length) {
		StringBuilder text = new StringBuilder(length);
		Random random = new Random(length);
		while (text.length() < length) {
			text.append((char) (' ' + 1 + random.nextInt(94)));
		}
		return text.toString();
	}

	/**
	 * Bytes that cannot be compressed.
	 * @param length the number of bytes
	 * @return the bytes
	 */
	static byte[] noise(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

	static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits.replace(" ", ""));
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
