/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * Stream that makes a message of the JSON that is written to it. What comes in one piece,
 * as nearly all does, is copied once.
 */
final class JsonOutput extends OutputStream {

	// None if there are pieces, or there was nothing.
	private @Nullable BossMessage whole;

	private boolean surrogate;

	private @Nullable ByteArrayOutputStream pieces;

	@Override
	public void write(int b) {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		if (this.whole == null && this.pieces == null) {
			this.whole = message(bytes, offset, length);
			return;
		}
		pieces().write(bytes, offset, length);
	}

	private ByteArrayOutputStream pieces() {
		ByteArrayOutputStream pieces = this.pieces;
		if (pieces == null) {
			ByteBuffer first = Objects.requireNonNull(this.whole).bytes();
			pieces = new ByteArrayOutputStream(4 * first.remaining());
			while (first.hasRemaining()) {
				pieces.write(first.get());
			}
			this.pieces = pieces;
			this.whole = null;
		}
		return pieces;
	}

	/**
	 * Ends the message.
	 * @return the message, or {@code null} if half of a surrogate pair is escaped in it,
	 * which a client should get as U+FFFD
	 */
	@Nullable BossMessage toMessage() {
		ByteArrayOutputStream pieces = this.pieces;
		if (pieces != null) {
			this.whole = message(pieces.toByteArray(), 0, pieces.size());
		}
		return this.surrogate ? null : this.whole;
	}

	private BossMessage message(byte[] bytes, int offset, int length) {
		this.surrogate |= hasSurrogate(bytes, offset, offset + length);
		return BossMessage.utf8(ByteBuffer.wrap(bytes, offset, length));
	}

	private static boolean hasSurrogate(byte[] json, int begin, int end) {
		for (int i = begin; i < end - 2; i++) {
			if (json[i] == '\\' && json[i + 1] == 'u' && (json[i + 2] | ' ') == 'd') {
				return true;
			}
		}
		return false;
	}

}
