/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.nio;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * A frame of RFC 6455, of which this server wants to know only what its clients send:
 * whole messages, and control frames.
 *
 * @param opcode the first byte, without reserved bits
 * @param payload the payload, unmasked
 */
record Frame(int opcode, byte[] payload) {

	private static final int CLOSE = 0x88;

	private static final int PING = 0x89;

	private static final int PONG = 0x8A;

	private static final int MASK_LENGTH = 4;

	/**
	 * Reads a frame.
	 * @param in where it begins; moved behind it if all of it is there
	 * @return the frame, if all of it is there
	 */
	static @Nullable Frame read(ByteBuffer in) {
		int start = in.position();
		if (in.remaining() < 2) {
			return null;
		}
		int length = in.get(start + 1) & 0x7F;
		int header = 2;
		if (length == 126) {
			header = 4;
			length = (in.remaining() < header) ? Integer.MAX_VALUE / 2 : in.getShort(start + 2) & 0xFFFF;
		}
		else if (length == 127) {
			throw new IllegalArgumentException("No frame of more than 64 KB is expected");
		}
		if (in.remaining() < header + MASK_LENGTH + length) {
			return null;
		}
		byte[] payload = new byte[length];
		int mask = in.getInt(start + header);
		in.position(start + header + MASK_LENGTH).get(payload);
		for (int i = 0; i < length; i++) {
			payload[i] ^= (byte) (mask >>> (24 - 8 * (i % MASK_LENGTH)));
		}
		return new Frame(in.get(start) & 0xFF, payload);
	}

	boolean isBroadcast() {
		return this.payload.length > 0 && this.payload[0] == 'B';
	}

	boolean isClose() {
		return this.opcode == CLOSE;
	}

	Frame answer() {
		return (this.opcode == PING) ? new Frame(PONG, this.payload) : this;
	}

	/**
	 * The frame as a server sends it.
	 * @return header and payload
	 */
	byte[] encode() {
		int header = (this.payload.length < 126) ? 2 : 4;
		ByteBuffer frame = ByteBuffer.allocate(header + this.payload.length).put((byte) this.opcode);
		if (header == 2) {
			frame.put((byte) this.payload.length);
		}
		else {
			frame.put((byte) 126).putShort((short) this.payload.length);
		}
		return frame.put(this.payload).array();
	}

}
