/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client reads out of the bytes that it gets.
 *
 * @param list the frames as text: {@code text a}, {@code ping}, {@code close 1000 bye}
 * @param rest how many bytes are left of a frame that is not whole
 */
record ServerFrames(List<String> list, int rest) {

	static ServerFrames of(byte[] bytes) {
		ByteBuffer input = ByteBuffer.wrap(bytes);
		List<String> frames = new ArrayList<>();
		int begin = 0;
		String frame = next(input);
		while (frame != null) {
			frames.add(frame);
			begin = input.position();
			frame = next(input);
		}
		return new ServerFrames(frames, bytes.length - begin);
	}

	private static String next(ByteBuffer input) {
		if (input.remaining() < 2) {
			return null;
		}
		int first = input.get() & 0xFF;
		long length = input.get() & 0xFF;
		if (length > 127) {
			throw new AssertionError("A server masks nothing");
		}
		int more = (length < 126) ? 0 : ((length == 126) ? 2 : 8);
		if (input.remaining() < more) {
			return null;
		}
		if (more > 0) {
			length = (more == 2) ? input.getShort() & 0xFFFF : input.getLong();
		}
		if (input.remaining() < length) {
			return null;
		}
		byte[] payload = new byte[(int) length];
		input.get(payload);
		return describe(first, payload);
	}

	private static String describe(int first, byte[] payload) {
		String text = new String(payload, StandardCharsets.UTF_8);
		return switch (first) {
			case 0x81 -> "text " + text;
			case 0x82 -> "binary " + payload.length;
			case 0x88 -> close(payload);
			case 0x89 -> "ping";
			case 0x8A -> "pong " + text;
			default -> throw new AssertionError("No frame begins with " + Integer.toHexString(first));
		};
	}

	private static String close(byte[] payload) {
		if (payload.length == 0) {
			return "close";
		}
		return "close " + (ByteBuffer.wrap(payload).getShort() & 0xFFFF) + " "
				+ new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
	}

	/** The frames, of which none is torn. */
	List<String> whole() {
		if (this.rest != 0) {
			throw new AssertionError(this.rest + " bytes of a torn frame after " + this.list);
		}
		return this.list;
	}

}
