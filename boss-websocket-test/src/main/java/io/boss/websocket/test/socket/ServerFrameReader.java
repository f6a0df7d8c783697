/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.socket;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Reader of the frames that a server sends, a few bytes at a time.
 */
final class ServerFrameReader {

	private static final byte[] NOTHING = new byte[0];

	private byte[] bytes = NOTHING;

	private int size;

	/**
	 * Takes bytes up to the end of the next frame, and not beyond.
	 * @param input the bytes
	 * @return the frame, or {@code null} if it is not whole
	 */
	@Nullable ServerFrame read(ByteBuffer input) {
		int missing = missing();
		while (missing > 0 && input.hasRemaining()) {
			take(input, Math.min(missing, input.remaining()));
			missing = missing();
		}
		if (missing > 0) {
			return null;
		}
		int header = headerSize();
		ServerFrame frame = new ServerFrame(this.bytes[0] & 0xFF, payload(header));
		this.size = 0;
		return frame;
	}

	private byte[] payload(int header) {
		return (this.size == header) ? NOTHING : Arrays.copyOfRange(this.bytes, header, this.size);
	}

	private void take(ByteBuffer input, int count) {
		if (this.bytes.length < this.size + count) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(16, this.size + count));
		}
		input.get(this.bytes, this.size, count);
		this.size += count;
	}

	// Bytes that are known to belong to the frame and have not come.
	private int missing() {
		int header = (this.size < 2) ? 2 : headerSize();
		if (this.size < header) {
			return header - this.size;
		}
		return header + length() - this.size;
	}

	private int headerSize() {
		return switch (this.bytes[1] & 0x7F) {
			case 126 -> 4;
			case 127 -> 10;
			default -> 2;
		};
	}

	private int length() {
		int length = this.bytes[1] & 0x7F;
		if (length < 126) {
			return length;
		}
		ByteBuffer header = ByteBuffer.wrap(this.bytes);
		return (length == 126) ? header.getShort(2) & 0xFFFF : Math.toIntExact(header.getLong(2));
	}

}
