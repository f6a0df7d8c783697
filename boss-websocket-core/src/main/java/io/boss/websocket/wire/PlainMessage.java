/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;

import io.boss.websocket.config.Limit;

/**
 * Message that is not compressed.
 */
final class PlainMessage extends PartialMessage {

	private final int maxSize;

	private final GrowingBytes bytes;

	PlainMessage(int opcode, int maxSize) {
		super(opcode);
		this.maxSize = maxSize;
		this.bytes = new GrowingBytes(maxSize);
	}

	@Override
	Limit sizeLimit() {
		return Limit.MAX_MESSAGE_SIZE;
	}

	@Override
	long room() {
		return (long) this.maxSize - this.bytes.size();
	}

	@Override
	void add(ByteBuffer part, boolean ascii) throws FrameException {
		checkText(part, ascii);
		this.bytes.append(part);
	}

	@Override
	ByteBuffer finish() throws FrameException {
		checkTextIsWhole();
		return this.bytes.view(0);
	}

}
