/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.nio.charset.StandardCharsets;

/**
 * Mark of a session: 8 random characters, which a text that an application passes on for
 * others cannot contain but by chance. What is the protocol's own begins with it.
 */
final class Mark {

	private static final int BYTES = 6;

	private final String text;

	private final byte[] prefix;

	Mark(String text) {
		this.text = text;
		this.prefix = ("{\"boss\":\"" + text + "\",").getBytes(StandardCharsets.US_ASCII);
	}

	static Mark next() {
		return new Mark(RandomText.ofBytes(BYTES));
	}

	/**
	 * The mark itself.
	 * @return 8 characters of base64url
	 */
	String text() {
		return this.text;
	}

	/**
	 * Begins a message of the protocol.
	 * @param type the type of the message
	 * @return the text without the end of the object
	 */
	String open(String type) {
		return "{\"boss\":\"" + this.text + "\",\"type\":\"" + type + "\"";
	}

	/**
	 * What each message of the protocol begins with.
	 * @return the bytes, not to be changed
	 */
	byte[] prefix() {
		return this.prefix;
	}

}
