/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

import io.boss.websocket.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Against the decoder of the JDK.
 */
class Utf8Tests {

	private static final int[] BOUNDARIES = { 0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
			0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFF };

	@Test
	void whenThereAreOneOrTwoBytesThenItAgrees() {
		for (int first = 0; first < 256; first++) {
			check((byte) first);
			for (int second = 0; second < 256; second++) {
				check((byte) first, (byte) second);
			}
		}
	}

	@Test
	void whenThereAreThreeOrFourBytesThenItAgrees() {
		for (int first : BOUNDARIES) {
			for (int second : BOUNDARIES) {
				for (int third : BOUNDARIES) {
					check((byte) first, (byte) second, (byte) third);
					for (int fourth : BOUNDARIES) {
						check((byte) first, (byte) second, (byte) third, (byte) fourth);
					}
				}
			}
		}
	}

	@Test
	void whenBytesAreRandomThenItAgrees() {
		SplittableRandom random = Seed.random(Utf8Tests.class);
		for (int round = 0; round < 50_000; round++) {
			byte[] bytes = randomText(random).getBytes(StandardCharsets.UTF_8);
			if (bytes.length > 0 && random.nextInt(3) == 0) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			}
			check(bytes);
			checkInPieces(bytes, random.nextInt(bytes.length + 1));
		}
	}

	static String randomText(SplittableRandom random) {
		int[] limits = { 0x80, 0x80, 0x800, 0x10000, 0x110000 };
		int limit = limits[random.nextInt(limits.length)];
		StringBuilder text = new StringBuilder();
		for (int left = random.nextInt(40); left > 0; left--) {
			int codePoint = random.nextInt((random.nextInt(4) == 0) ? limit : 0x80);
			boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
			text.appendCodePoint(surrogate ? 'x' : codePoint);
		}
		return text.toString();
	}

	private void check(byte... bytes) {
		int state = Utf8.check(Utf8.COMPLETE, ByteBuffer.wrap(bytes));
		assertThat(state == Utf8.COMPLETE).as(() -> "whole " + Arrays.toString(bytes))
			.isEqualTo(JdkUtf8.isValid(bytes));
		assertThat(state != Utf8.INVALID).as(() -> "start " + Arrays.toString(bytes))
			.isEqualTo(JdkUtf8.isValidStart(bytes));
	}

	private void checkInPieces(byte[] bytes, int split) {
		ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
		int state = Utf8.check(Utf8.COMPLETE, direct.limit(split));
		state = Utf8.check(state, direct.limit(bytes.length).position(split));
		assertThat(state).as(() -> Arrays.toString(bytes) + " split at " + split)
			.isEqualTo(Utf8.check(Utf8.COMPLETE, ByteBuffer.wrap(bytes)));
	}

}
