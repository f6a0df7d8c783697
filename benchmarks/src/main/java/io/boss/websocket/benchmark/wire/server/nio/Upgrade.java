/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.nio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/**
 * The answer to the opening handshake, RFC 6455 section 4.2.2.
 */
final class Upgrade {

	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private static final String KEY = "sec-websocket-key:";

	private Upgrade() {
	}

	static byte[] answer(String request) {
		return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Accept: " + accept(key(request)) + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	private static String key(String request) {
		return request.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(KEY))
			.map((line) -> line.substring(KEY.length()).strip())
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No key in " + request));
	}

	private static String accept(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
			return Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
