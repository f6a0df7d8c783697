/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a client sends, with a mask that changes nothing.
 */
final class ClientBytes {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	ClientBytes text(String text) {
		return frame(0x81, text.getBytes(StandardCharsets.UTF_8));
	}

	ClientBytes ping(String text) {
		return frame(0x89, text.getBytes(StandardCharsets.UTF_8));
	}

	ClientBytes close(int code) {
		return frame(0x88, ByteBuffer.allocate(2).putShort((short) code).array());
	}

	ClientBytes unknown() {
		return frame(0x83, new byte[0]);
	}

	private ClientBytes frame(int first, byte[] payload) {
		this.bytes.write(first);
		this.bytes.write(0x80 | payload.length);
		this.bytes.writeBytes(new byte[4]);
		this.bytes.writeBytes(payload);
		return this;
	}

	byte[] toBytes() {
		return this.bytes.toByteArray();
	}

	ByteBuffer buffer() {
		return ByteBuffer.wrap(toBytes());
	}

}
