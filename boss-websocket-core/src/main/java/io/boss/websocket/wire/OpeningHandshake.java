/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Headers of an opening handshake and the answer to its key (RFC 6455, section 4.2). Safe
 * on any thread.
 */
public final class OpeningHandshake {

	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	/** Base64 of 16 bytes: 128 bits are 22 characters of 6 bits, padded to 24. */
	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

	private OpeningHandshake() {
	}

	/**
	 * Whether a header that is a list names something (RFC 9110, section 5.6.1), such as
	 * {@code Upgrade} or {@code Connection}.
	 * @param values the values of the header, one for each line
	 * @param token what is looked for, whatever its case
	 * @return whether one of the lines has it
	 */
	public static boolean names(Collection<String> values, String token) {
		return values.stream()
			.flatMap((value) -> Arrays.stream(value.split(",")))
			.anyMatch((element) -> element.strip().equalsIgnoreCase(token));
	}

	/**
	 * Whether a client may send a key (section 4.2.1, item 5).
	 * @param key the value of {@code Sec-WebSocket-Key}, or {@code null} if it is missing
	 * @return whether it is the Base64 of 16 bytes
	 */
	public static boolean isValidKey(@Nullable String key) {
		return key != null && KEY.matcher(key).matches();
	}

	/**
	 * Answers a key (section 4.2.2, item 5).
	 * @param key a valid key
	 * @return the value of {@code Sec-WebSocket-Accept}
	 */
	public static String accept(String key) {
		byte[] digest = sha1().digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
		return Base64.getEncoder().encodeToString(digest);
	}

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform must have SHA-1", ex);
		}
	}

}
