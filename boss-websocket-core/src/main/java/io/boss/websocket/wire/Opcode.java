/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

/**
 * Opcodes of RFC 6455, section 5.2, and the bits beside them in the first byte.
 */
final class Opcode {

	static final int CONTINUATION = 0x0;

	static final int TEXT = 0x1;

	static final int BINARY = 0x2;

	static final int CLOSE = 0x8;

	static final int PING = 0x9;

	static final int PONG = 0xA;

	/** The bit that only control frames have. */
	static final int CONTROL = 0x8;

	static final int FIN = 0x80;

	static final int RSV1 = 0x40;

	static final int RSV2_AND_RSV3 = 0x30;

	/** The longest payload of a control frame (RFC 6455, section 5.5), in bytes. */
	static final int MAX_CONTROL_PAYLOAD = 125;

	private Opcode() {
	}

	static boolean isDefined(int opcode) {
		return opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG);
	}

}
