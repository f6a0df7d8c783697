/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the decoder of the JDK says about bytes.
 */
final class JdkUtf8 {

	/** Some of these can follow any start of a character. */
	private static final byte[] CONTINUATIONS = { (byte) 0x80, (byte) 0x90, (byte) 0xA0 };

	private JdkUtf8() {
	}

	static boolean isValid(byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
		return !decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), true).isError();
	}

	/** Whether it can become valid; the decoder's own opinion of that comes late. */
	static boolean isValidStart(byte[] bytes) {
		if (isValid(bytes)) {
			return true;
		}
		for (int missing = 1; missing <= 3; missing++) {
			byte[] completed = Arrays.copyOf(bytes, bytes.length + missing);
			Arrays.fill(completed, bytes.length, completed.length, (byte) 0x80);
			for (byte continuation : CONTINUATIONS) {
				completed[bytes.length] = continuation;
				if (isValid(completed)) {
					return true;
				}
			}
		}
		return false;
	}

}
