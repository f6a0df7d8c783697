/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Bytes of a message that is not complete yet. Grows with what has arrived, at most to a
 * limit.
 */
final class GrowingBytes {

	private static final int FIRST_CAPACITY = 256;

	private final int limit;

	private byte[] bytes = {};

	private int size;

	GrowingBytes(int limit) {
		this.limit = limit;
	}

	int size() {
		return this.size;
	}

	/**
	 * Appends all of a part; the caller knows that it stays within the limit.
	 * @param part the part
	 */
	void append(ByteBuffer part) {
		int count = part.remaining();
		makeRoom(count);
		part.get(this.bytes, this.size, count);
		this.size += count;
	}

	/**
	 * Appends what an inflater has to give, as much as there is room for without growing
	 * twice.
	 * @param inflater the inflater
	 * @return how many bytes it gave, 0 if it has no more
	 * @throws DataFormatException if its input is invalid
	 */
	int append(Inflater inflater) throws DataFormatException {
		makeRoom(1);
		int count = inflater.inflate(this.bytes, this.size, this.bytes.length - this.size);
		this.size += count;
		return count;
	}

	private void makeRoom(int count) {
		int needed = this.size + count;
		if (needed > this.bytes.length) {
			long doubled = Math.max(FIRST_CAPACITY, 2L * this.bytes.length);
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.max(needed, Math.min(doubled, this.limit)));
		}
	}

	/**
	 * A view of the bytes from an index on.
	 * @param from the index
	 * @return a view that is valid until more bytes are appended
	 */
	ByteBuffer view(int from) {
		return ByteBuffer.wrap(this.bytes, from, this.size - from).slice();
	}

}
