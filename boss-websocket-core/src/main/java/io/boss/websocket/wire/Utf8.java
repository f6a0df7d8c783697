/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Check of UTF-8 (RFC 3629, section 4) piece by piece. What is known between two pieces
 * is a state, an {@code int}: start with {@link #COMPLETE}, pass each state on to the
 * next piece, and stop at {@link #INVALID}, which no byte leads out of.
 */
final class Utf8 {

	/** All characters so far are valid and whole. */
	static final int COMPLETE = 0;

	/** A byte that UTF-8 does not allow there. */
	static final int INVALID = 1;

	// Within a character: how many bytes are missing, or which lead byte narrows the
	// next.
	private static final int ONE_MISSING = 2;

	private static final int TWO_MISSING = 3;

	private static final int THREE_MISSING = 4;

	private static final int AFTER_E0 = 5;

	private static final int AFTER_ED = 6;

	private static final int AFTER_F0 = 7;

	private static final int AFTER_F4 = 8;

	private static final int STATES = 9;

	private static final long TOP_BITS = 0x8080808080808080L;

	/** The next state, by {@code state << 8 | byte}. */
	private static final byte[] NEXT = new byte[STATES << 8];

	static {
		Arrays.fill(NEXT, (byte) INVALID);
		allow(COMPLETE, 0x00, 0x7F, COMPLETE);
		allow(COMPLETE, 0xC2, 0xDF, ONE_MISSING);
		allow(COMPLETE, 0xE0, 0xEF, TWO_MISSING);
		allow(COMPLETE, 0xE0, 0xE0, AFTER_E0);
		allow(COMPLETE, 0xED, 0xED, AFTER_ED);
		allow(COMPLETE, 0xF1, 0xF3, THREE_MISSING);
		allow(COMPLETE, 0xF0, 0xF0, AFTER_F0);
		allow(COMPLETE, 0xF4, 0xF4, AFTER_F4);
		allow(ONE_MISSING, 0x80, 0xBF, COMPLETE);
		allow(TWO_MISSING, 0x80, 0xBF, ONE_MISSING);
		allow(THREE_MISSING, 0x80, 0xBF, TWO_MISSING);
		// Neither overlong forms, nor surrogates, nor anything above U+10FFFF.
		allow(AFTER_E0, 0xA0, 0xBF, ONE_MISSING);
		allow(AFTER_ED, 0x80, 0x9F, ONE_MISSING);
		allow(AFTER_F0, 0x90, 0xBF, TWO_MISSING);
		allow(AFTER_F4, 0x80, 0x8F, TWO_MISSING);
	}

	private Utf8() {
	}

	/**
	 * Checks the remaining bytes of a buffer.
	 * @param state the state before them
	 * @param bytes a big-endian buffer, whose position stays as it is
	 * @return the state after them
	 */
	static int check(int state, ByteBuffer bytes) {
		int now = state;
		int index = bytes.position();
		int end = bytes.limit();
		for (; end - index >= Long.BYTES && now != INVALID; index += Long.BYTES) {
			long word = bytes.getLong(index);
			if (now != COMPLETE || (word & TOP_BITS) != 0) {
				now = checkWord(now, word);
			}
		}
		for (; index < end; index++) {
			now = next(now, bytes.get(index));
		}
		return now;
	}

	private static int checkWord(int state, long word) {
		int now = state;
		for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
			now = next(now, (int) (word >>> shift));
		}
		return now;
	}

	private static int next(int state, int lowestByte) {
		return NEXT[(state << 8) | (lowestByte & 0xFF)];
	}

	private static void allow(int state, int from, int to, int next) {
		Arrays.fill(NEXT, (state << 8) | from, ((state << 8) | to) + 1, (byte) next);
	}

}
