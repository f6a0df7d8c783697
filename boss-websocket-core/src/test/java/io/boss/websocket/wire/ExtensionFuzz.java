/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a fuzzer gives to those who read the headers of a handshake: no value makes them
 * fail, and they agree to nothing but what they can do.
 */
public final class ExtensionFuzz {

	private ExtensionFuzz() {
	}

	/**
	 * Called by the fuzzer.
	 * @param data the values of two headers, one after the other
	 */
	public static void fuzzerTestOneInput(byte[] data) {
		String text = new String(data, StandardCharsets.ISO_8859_1);
		int half = text.length() / 2;
		PerMessageDeflate agreed = PerMessageDeflate.negotiate(List.of(text.substring(0, half), text.substring(half)));
		if (agreed != null && !agreed.response().startsWith("permessage-deflate; server_no_context_takeover")) {
			throw new IllegalStateException("Agreed to " + agreed.response());
		}
		if (OpeningHandshake.isValidKey(text) && text.length() != 24) {
			throw new IllegalStateException("Took for a key: " + text);
		}
	}

}
