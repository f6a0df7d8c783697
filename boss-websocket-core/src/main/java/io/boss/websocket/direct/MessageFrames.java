/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.boss.websocket.BossMessage;
import io.boss.websocket.wire.EncodedFrame;
import io.boss.websocket.wire.PerMessageDeflate;
import org.jspecify.annotations.Nullable;

/**
 * Encoder of messages as frames.
 */
final class MessageFrames {

	/**
	 * Smaller messages gain nothing by compression, and RFC 7692, section 6, lets them
	 * travel as they are.
	 */
	private static final int MIN_COMPRESSED_SIZE = 256;

	private MessageFrames() {
	}

	static EncodedFrame encode(BossMessage message, @Nullable PerMessageDeflate deflate) {
		return encodePayload(message, deflate).with(message.options());
	}

	static EncodedFrame control(String text) {
		return EncodedFrame.control(StandardCharsets.UTF_8.encode(text));
	}

	private static EncodedFrame encodePayload(BossMessage message, @Nullable PerMessageDeflate deflate) {
		ByteBuffer bytes = message.bytes();
		boolean text = message instanceof BossMessage.Text;
		if (deflate == null || bytes.remaining() < MIN_COMPRESSED_SIZE) {
			return text ? EncodedFrame.text(bytes) : EncodedFrame.binary(bytes);
		}
		return text ? deflate.compressText(bytes) : deflate.compressBinary(bytes);
	}

}
