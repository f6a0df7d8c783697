/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Frame that a server has sent.
 *
 * @param first the first byte: opcode, and bits beside it
 * @param payload the payload
 */
@SuppressWarnings("ArrayRecordComponent")
record ServerFrame(int first, byte[] payload) {

	int opcode() {
		return this.first & 0x0F;
	}

	boolean isCompressed() {
		return (this.first & 0x40) != 0;
	}

	boolean isMessage() {
		return (this.first & 0x08) == 0;
	}

	String text() {
		return new String(this.payload, StandardCharsets.UTF_8);
	}

	int closeCode() {
		return (this.payload.length >= 2) ? ByteBuffer.wrap(this.payload).getShort() & 0xFFFF : 1005;
	}

	String closeReason() {
		return (this.payload.length > 2) ? new String(this.payload, 2, this.payload.length - 2, StandardCharsets.UTF_8)
				: "";
	}

}
