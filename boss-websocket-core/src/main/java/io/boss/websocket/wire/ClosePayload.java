/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;

/**
 * Payload of a close frame (RFC 6455, sections 5.5.1 and 7.4).
 *
 * @param code the close code, {@link CloseCode#NO_STATUS} if there is none
 * @param reason the close reason, empty if there is none
 */
record ClosePayload(int code, String reason) {

	static ClosePayload read(ByteBuffer payload) throws FrameException {
		if (!payload.hasRemaining()) {
			return new ClosePayload(CloseCode.NO_STATUS.value(), "");
		}
		if (payload.remaining() == 1) {
			throw FrameException.protocolError("close frame has half a code");
		}
		int code = payload.getShort() & 0xFFFF;
		if (!mayTravel(code)) {
			throw FrameException.protocolError("close code " + code + " must not be sent");
		}
		if (Utf8.check(Utf8.COMPLETE, payload) != Utf8.COMPLETE) {
			throw FrameException.badData("close reason is not valid UTF-8");
		}
		return new ClosePayload(code, StandardCharsets.UTF_8.decode(payload).toString());
	}

	// Up to 1014 as IANA lists them; from 3000 on they belong to libraries and
	// applications.
	private static boolean mayTravel(int code) {
		if (code < 1000 || code > 1014) {
			return code >= 3000 && code <= 4999;
		}
		return code != 1004 && code != CloseCode.NO_STATUS.value() && code != CloseCode.ABNORMAL.value();
	}

	static ByteBuffer write(int code, String reason) {
		if (code == CloseCode.NO_STATUS.value() && reason.isEmpty()) {
			return ByteBuffer.allocate(0);
		}
		byte[] text = CloseReason.sendable(CloseCode.of(code), reason).getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(Short.BYTES + text.length).putShort((short) code).put(text).flip();
	}

}
