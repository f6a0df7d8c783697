/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a fuzzer gives to the parser of frames. Whatever the bytes are, and in whatever
 * pieces they come, the parser tells the same: messages within the limit, or a failure
 * with a code that the RFCs have for it.
 */
public final class FrameFuzz {

	private static final int[] LIMITS = { 16, 125, 700, 70_000 };

	private static final Set<Integer> CODES = Set.of(1002, 1007, 1009);

	private static final PerMessageDeflate DEFLATE = PerMessageDeflate.negotiate(List.of("permessage-deflate"));

	private FrameFuzz() {
	}

	/**
	 * Called by the fuzzer.
	 * @param data a byte that says how the parser is made, and what a client sends
	 */
	public static void fuzzerTestOneInput(byte[] data) {
		if (data.length == 0) {
			return;
		}
		int limit = LIMITS[data[0] & 3];
		PerMessageDeflate deflate = ((data[0] & 4) != 0) ? DEFLATE : null;
		byte[] bytes = Arrays.copyOfRange(data, 1, data.length);
		List<String> whole = HeardFrames.of(limit, deflate, bytes, Math.max(1, bytes.length));
		check(whole, limit);
		expectSame(whole, HeardFrames.of(limit, deflate, bytes, 1));
		expectSame(whole, HeardFrames.of(limit, deflate, bytes, 7));
		expectSame(whole, direct(limit, deflate, bytes));
	}

	private static List<String> direct(int limit, PerMessageDeflate deflate, byte[] bytes) {
		HeardFrames heard = new HeardFrames(limit, deflate);
		heard.parse(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
		heard.release();
		return heard.events();
	}

	private static void check(List<String> events, int limit) {
		for (int i = 0; i < events.size(); i++) {
			String[] words = events.get(i).split(" ", 3);
			int length = words[1].length();
			boolean allowed = switch (words[0]) {
				case "failed" -> CODES.contains(Integer.valueOf(words[1])) && i == events.size() - 1;
				case "close" -> i == events.size() - 1;
				case "text" -> length <= limit;
				case "binary" -> length <= 2 * limit;
				default -> length <= 250;
			};
			if (!allowed) {
				throw new IllegalStateException("Not allowed: " + events.get(i));
			}
		}
	}

	// Compressed data may be both too large and nonsense: which of them is seen first
	// depends on where it is cut.
	private static List<String> codes(List<String> events) {
		return HeardFrames.codes(events).stream().map((event) -> event.replace("failed 1009", "failed 1007")).toList();
	}

	private static void expectSame(List<String> expected, List<String> actual) {
		if (!codes(expected).equals(codes(actual))) {
			throw new IllegalStateException("In pieces: " + actual + ", as a whole: " + expected);
		}
	}

}
