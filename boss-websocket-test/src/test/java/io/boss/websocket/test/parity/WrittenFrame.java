/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Frame of a client, right or wrong (RFC 6455, section 5.2).
 */
final class WrittenFrame {

	private static final int MASKED = 0x80;

	private static final byte[] KEY = { 0x37, (byte) 0xFA, 0x21, 0x3D };

	private WrittenFrame() {
	}

	static byte[] masked(int head, byte[] payload) {
		byte[] masked = payload.clone();
		for (int i = 0; i < masked.length; i++) {
			masked[i] ^= KEY[i % KEY.length];
		}
		return encode(head, MASKED, KEY, masked);
	}

	static byte[] unmasked(int head, byte[] payload) {
		return encode(head, 0, new byte[0], payload);
	}

	private static byte[] encode(int head, int mask, byte[] key, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) head);
		if (payload.length < 126) {
			frame.put((byte) (mask | payload.length));
		}
		else if (payload.length < 65536) {
			frame.put((byte) (mask | 126)).putShort((short) payload.length);
		}
		else {
			frame.put((byte) (mask | 127)).putLong(payload.length);
		}
		frame.put(key).put(payload);
		return Arrays.copyOf(frame.array(), frame.position());
	}

}
