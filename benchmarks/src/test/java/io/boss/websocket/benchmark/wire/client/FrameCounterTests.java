/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FrameCounterTests {

	private static final int TEXT = 0x81;

	private static final int FIRST_FRAGMENT = 0x01;

	private static final int LAST_FRAGMENT = 0x80;

	private static final int PING = 0x89;

	private static final int CLOSE = 0x88;

	private final FrameCounter counter = new FrameCounter();

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 127, 131, 4096, 1_000_000 })
	void whenCutAnywhereCountsEachMessageOnce(int piece) {
		byte[] stream = frames(frame(TEXT, 0), frame(TEXT, 1), frame(TEXT, 125), frame(TEXT, 126), frame(TEXT, 128),
				frame(TEXT, 65_535), frame(TEXT, 65_536), frame(TEXT, 3));
		assertThat(count(stream, piece)).isEqualTo(8);
		assertThat(this.counter.isClosed()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 1_000 })
	void whenFragmentedCountsOneMessageAndKeepsThePing(int piece) {
		byte[] stream = frames(frame(FIRST_FRAGMENT, 200), frame(PING, 5), frame(LAST_FRAGMENT, 7));
		assertThat(count(stream, piece)).isEqualTo(1);
		assertThat(this.counter.takePing()).containsExactly('x', 'x', 'x', 'x', 'x');
		assertThat(this.counter.takePing()).isNull();
	}

	@Test
	void whenCloseComesIsClosed() {
		assertThat(count(frames(frame(TEXT, 128), frame(CLOSE, 2)), 1_000)).isEqualTo(1);
		assertThat(this.counter.isClosed()).isTrue();
	}

	@Test
	void whenServerMasksFails() {
		byte[] masked = { (byte) TEXT, (byte) 0x81, 1, 2, 3, 4, 5 };
		assertThatIllegalStateException().isThrownBy(() -> this.counter.count(ByteBuffer.wrap(masked)));
	}

	private int count(byte[] stream, int piece) {
		int messages = 0;
		for (int from = 0; from < stream.length; from += piece) {
			byte[] part = Arrays.copyOfRange(stream, from, Math.min(stream.length, from + piece));
			messages += this.counter.count(ByteBuffer.wrap(part));
		}
		return messages;
	}

	private static byte[] frame(int firstByte, int length) {
		ByteBuffer frame = ByteBuffer.allocate(length + 10).put((byte) firstByte);
		if (length < 126) {
			frame.put((byte) length);
		}
		else if (length < 65_536) {
			frame.put((byte) 126).putShort((short) length);
		}
		else {
			frame.put((byte) 127).putLong(length);
		}
		for (int i = 0; i < length; i++) {
			frame.put((byte) 'x');
		}
		return Arrays.copyOf(frame.array(), frame.position());
	}

	private static byte[] frames(byte[]... frames) {
		ByteArrayOutputStream stream = new ByteArrayOutputStream();
		for (byte[] frame : frames) {
			stream.writeBytes(frame);
		}
		return stream.toByteArray();
	}

}
