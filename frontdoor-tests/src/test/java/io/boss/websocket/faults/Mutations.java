/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Changes what is right in ways in which it may be wrong.
 */
final class Mutations {

	private final SplittableRandom random;

	private final List<byte[]> corpus;

	Mutations(SplittableRandom random, List<byte[]> corpus) {
		this.random = random;
		this.corpus = corpus;
	}

	/**
	 * Takes one of the corpus, and changes it some times.
	 * @return the bytes
	 */
	byte[] next() {
		byte[] bytes = any().clone();
		for (int more = this.random.nextInt(5); more >= 0 && bytes.length > 0; more--) {
			bytes = mutate(bytes);
		}
		return bytes;
	}

	private byte[] any() {
		return this.corpus.get(this.random.nextInt(this.corpus.size()));
	}

	private byte[] mutate(byte[] bytes) {
		int at = this.random.nextInt(bytes.length);
		int to = this.random.nextInt(at, Math.min(bytes.length, at + 64) + 1);
		return switch (this.random.nextInt(10)) {
			case 0 -> with(bytes, at, (byte) (bytes[at] ^ (1 << this.random.nextInt(8))));
			case 1 -> with(bytes, at, (byte) this.random.nextInt());
			case 2 -> Arrays.copyOf(bytes, at);
			case 3 -> splice(bytes, 0, at, any(), to);
			case 4 -> insert(bytes, at, Arrays.copyOfRange(bytes, at, to));
			case 5 -> splice(bytes, 0, at, bytes, to);
			case 6 -> insert(bytes, at, new byte[] { 0 });
			case 7 -> insert(bytes, at, "\r\n".getBytes(StandardCharsets.US_ASCII));
			case 8 -> insert(bytes, lineAfter(bytes, at), line(bytes, at));
			default -> insert(bytes, at, giant());
		};
	}

	private byte[] giant() {
		byte[] giant = new byte[1 << this.random.nextInt(15)];
		Arrays.fill(giant, (byte) ("a0:;,\" \t\u00ff".charAt(this.random.nextInt(9))));
		return giant;
	}

	private static byte[] with(byte[] bytes, int at, byte value) {
		bytes[at] = value;
		return bytes;
	}

	private static byte[] insert(byte[] bytes, int at, byte[] what) {
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		result.write(bytes, 0, at);
		result.writeBytes(what);
		result.write(bytes, at, bytes.length - at);
		return result.toByteArray();
	}

	private static byte[] splice(byte[] bytes, int from, int to, byte[] other, int rest) {
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		result.write(bytes, from, to - from);
		int begin = Math.min(rest, other.length);
		result.write(other, begin, other.length - begin);
		return result.toByteArray();
	}

	private static byte[] line(byte[] bytes, int at) {
		int from = at;
		while (from > 0 && bytes[from - 1] != '\n') {
			from--;
		}
		return Arrays.copyOfRange(bytes, from, lineAfter(bytes, at));
	}

	private static int lineAfter(byte[] bytes, int at) {
		int to = at;
		while (to < bytes.length && bytes[to] != '\n') {
			to++;
		}
		return Math.min(to + 1, bytes.length);
	}

}
