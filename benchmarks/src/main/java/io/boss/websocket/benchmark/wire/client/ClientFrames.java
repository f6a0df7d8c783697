/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Frames as a client sends them: final, and masked with a key that is always the same,
 * since nobody listens in.
 */
final class ClientFrames {

	private static final byte[] KEY = { 0x2f, 0x61, 0x53, 0x17 };

	private static final int TEXT = 0x1;

	private static final int PONG = 0xA;

	private ClientFrames() {
	}

	static ByteBuffer text(String text) {
		return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	static ByteBuffer pong(byte[] payload) {
		return frame(PONG, payload);
	}

	private static ByteBuffer frame(int opcode, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocateDirect(payload.length + 8);
		frame.put((byte) (0x80 | opcode));
		if (payload.length < 126) {
			frame.put((byte) (0x80 | payload.length));
		}
		else {
			frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
		}
		frame.put(KEY);
		for (int i = 0; i < payload.length; i++) {
			frame.put((byte) (payload[i] ^ KEY[i % KEY.length]));
		}
		return frame.flip();
	}

}
