/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

/**
 * Number of messages that wait and their bytes, in one number, so that both change at
 * once and are seen as they are together. Loads are added and subtracted as numbers.
 */
final class Load {

	// 256 GB of bytes, and 67 million messages above them.
	private static final int BYTE_BITS = 38;

	private static final long BYTES = (1L << BYTE_BITS) - 1;

	private Load() {
	}

	static long of(int messages, long bytes) {
		return ((long) messages << BYTE_BITS) | bytes;
	}

	static int messages(long load) {
		return (int) (load >>> BYTE_BITS);
	}

	static long bytes(long load) {
		return load & BYTES;
	}

}
