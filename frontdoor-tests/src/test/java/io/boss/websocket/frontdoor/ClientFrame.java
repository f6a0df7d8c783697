/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A frame as a client may write it, right or wrong (RFC 6455, section 5.2).
 *
 * @param head FIN, the reserved bits and the opcode
 * @param key the masking key, or {@code null} for a frame that is not masked
 * @param payload the payload before it is masked
 */
public record ClientFrame(int head, byte[] key, byte[] payload) {

	public static final int CONTINUATION = 0;

	public static final int TEXT = 1;

	public static final int BINARY = 2;

	public static final int CLOSE = 8;

	public static final int PING = 9;

	public static final int PONG = 10;

	public static final int FIN = 0x80;

	public static final int RSV1 = 0x40;

	public static final int RSV2 = 0x20;

	public static final int RSV3 = 0x10;

	private static final byte[] KEY = { 0x37, (byte) 0xFA, 0x21, 0x3D };

	public static ClientFrame of(int head, byte[] payload) {
		return new ClientFrame(head, KEY, payload);
	}

	public static ClientFrame of(int head, String payload) {
		return of(head, payload.getBytes(StandardCharsets.UTF_8));
	}

	public static ClientFrame text(String payload) {
		return of(FIN | TEXT, payload);
	}

	public static ClientFrame binary(byte[] payload) {
		return of(FIN | BINARY, payload);
	}

	public static ClientFrame ping(String payload) {
		return of(FIN | PING, payload);
	}

	public static ClientFrame pong(String payload) {
		return of(FIN | PONG, payload);
	}

	public static ClientFrame close(int code, String reason) {
		return close(code, reason.getBytes(StandardCharsets.UTF_8));
	}

	public static ClientFrame close(int code, byte[] reason) {
		return of(FIN | CLOSE, ByteBuffer.allocate(reason.length + 2).putShort((short) code).put(reason).array());
	}

	public ClientFrame masked(int key) {
		return new ClientFrame(this.head, ByteBuffer.allocate(4).putInt(key).array(), this.payload);
	}

	public ClientFrame unmasked() {
		return new ClientFrame(this.head, null, this.payload);
	}

	/**
	 * The frame as it must be: its length in the fewest bytes.
	 * @return the bytes
	 */
	public byte[] bytes() {
		int length = this.payload.length;
		return bytes((length < 126) ? length : (length < 65536) ? 126 : 127, length);
	}

	/**
	 * The frame with any length in front, be it true or not.
	 * @param form the length, or 126 or 127 for two or eight bytes that hold it
	 * @param length the length
	 * @return the bytes
	 */
	public byte[] bytes(int form, long length) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(this.payload.length + 14);
		bytes.write(this.head);
		bytes.write(((this.key != null) ? 0x80 : 0) | form);
		if (form == 126) {
			bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
		}
		else if (form == 127) {
			bytes.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
		}
		if (this.key == null) {
			bytes.writeBytes(this.payload);
			return bytes.toByteArray();
		}
		bytes.writeBytes(this.key);
		for (int i = 0; i < this.payload.length; i++) {
			bytes.write(this.payload[i] ^ this.key[i % 4]);
		}
		return bytes.toByteArray();
	}

}
