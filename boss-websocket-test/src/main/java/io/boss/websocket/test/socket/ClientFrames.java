/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.springframework.util.Assert;

/**
 * Frames of a client (RFC 6455, section 5.2), masked with zeros, which every mask may be
 * and which changes nothing.
 */
final class ClientFrames {

	static final int TEXT = 0x1;

	static final int BINARY = 0x2;

	static final int CLOSE = 0x8;

	static final int PING = 0x9;

	static final int PONG = 0xA;

	private static final int FIN = 0x80;

	private static final int MASKED = 0x80;

	private static final int MAX_7_BITS = 125;

	private static final int MAX_16_BITS = 0xFFFF;

	private ClientFrames() {
	}

	/**
	 * Encodes a frame.
	 * @param opcode the opcode, 0 for a continuation
	 * @param last whether it is the last one of its message
	 * @param payload the payload
	 * @return the bytes
	 */
	static byte[] encode(int opcode, boolean last, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
		frame.put((byte) ((last ? FIN : 0) | opcode));
		if (payload.length <= MAX_7_BITS) {
			frame.put((byte) (MASKED | payload.length));
		}
		else if (payload.length <= MAX_16_BITS) {
			frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
		}
		else {
			frame.put((byte) (MASKED | 127)).putLong(payload.length);
		}
		frame.putInt(0).put(payload).flip();
		byte[] bytes = new byte[frame.remaining()];
		frame.get(bytes);
		return bytes;
	}

	/**
	 * Encodes a close frame.
	 * @param code the close code, or 1005 for a frame without one
	 * @param reason the close reason
	 * @return the bytes
	 */
	static byte[] close(int code, String reason) {
		Assert.isTrue(code >= 0 && code <= MAX_16_BITS, () -> "A close code has 16 bits: " + code);
		byte[] text = reason.getBytes(StandardCharsets.UTF_8);
		byte[] payload = (code != 1005) ? ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array()
				: new byte[0];
		return encode(CLOSE, true, payload);
	}

}
