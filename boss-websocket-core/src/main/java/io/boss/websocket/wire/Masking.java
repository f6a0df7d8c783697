/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;

/**
 * Removal of the mask of a payload (RFC 6455, section 5.3), in place.
 */
final class Masking {

	private static final long TOP_BITS = 0x8080808080808080L;

	private Masking() {
	}

	/**
	 * Unmasks some bytes of a big-endian buffer.
	 * @param data the buffer, whose position and limit stay as they are
	 * @param from the index of the first byte, to which the first byte of the mask
	 * belongs
	 * @param to the index after the last byte
	 * @param mask the masking key, its first byte the most significant
	 * @return whether all the unmasked bytes are ASCII, which costs nothing to find out
	 * here
	 */
	static boolean unmask(ByteBuffer data, int from, int to, int mask) {
		long wideMask = ((long) mask << 32) | (mask & 0xFFFFFFFFL);
		long seen = 0;
		int index = from;
		for (; to - index >= Long.BYTES; index += Long.BYTES) {
			long plain = data.getLong(index) ^ wideMask;
			data.putLong(index, plain);
			seen |= plain;
		}
		for (; index < to; index++) {
			byte plain = (byte) (data.get(index) ^ (mask >>> (24 - 8 * ((index - from) & 3))));
			data.put(index, plain);
			seen |= plain;
		}
		return (seen & TOP_BITS) == 0;
	}

}
