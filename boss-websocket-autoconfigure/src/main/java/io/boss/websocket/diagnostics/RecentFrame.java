/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * Message of a connection as it is remembered, which is less than all of it.
 *
 * @param time when it was read, or taken into the queue of the client
 * @param incoming whether the client has sent it
 * @param clients how many clients it was sent to, if to a group; else {@code null}
 * @param text whether it is text
 * @param bytes how many bytes it has
 * @param payload the beginning of the text, or of the bytes as hexadecimal digits
 * @param truncated whether there is more of it
 */
public record RecentFrame(Instant time, boolean incoming, @Nullable Integer clients, boolean text, int bytes,
		String payload, boolean truncated) {

	static RecentFrame of(Instant time, boolean incoming, @Nullable Integer clients, BossMessage message, int limit) {
		if (message instanceof BossMessage.Text text) {
			String payload = text.payload();
			boolean truncated = payload.length() > limit;
			return new RecentFrame(time, incoming, clients, true, message.sizeInBytes(),
					truncated ? cut(payload, limit) : payload, truncated);
		}
		int size = message.sizeInBytes();
		byte[] shown = new byte[Math.min(limit, size)];
		ByteBuffer payload = message.bytes();
		payload.get(shown);
		return new RecentFrame(time, incoming, clients, false, size, HexFormat.of().formatHex(shown),
				shown.length < size);
	}

	// Not within an emoji.
	private static String cut(String text, int limit) {
		boolean within = limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1));
		return text.substring(0, within ? limit - 1 : limit);
	}

	int cost() {
		return this.payload.length();
	}

}
