/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Inflater;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InflatedMessageTests {

	private static final int MAX = 1000;

	private final AtomicInteger made = new AtomicInteger();

	private final AtomicInteger returned = new AtomicInteger();

	private final Pool<Inflater> pool = new Pool<>(this::make, this::takeBack, Inflater::end);

	private Inflater make() {
		this.made.incrementAndGet();
		return new Inflater(true);
	}

	private void takeBack(Inflater inflater) {
		inflater.reset();
		this.returned.incrementAndGet();
	}

	@Test
	void whenMessageIsUnfinishedThenItHasNoInflater() throws FrameException {
		ByteBuffer compressed = compressed("hello ".repeat(100));
		InflatedMessage message = message();
		while (compressed.hasRemaining()) {
			message.add(compressed.slice(compressed.position(), 1), false);
			compressed.get();
			assertThat(this.made).hasValue(0);
		}
		assertThat(StandardCharsets.UTF_8.decode(message.finish()).toString()).isEqualTo("hello ".repeat(100));
		assertThat(this.returned).hasValue(1);
	}

	@Test
	void whenMessageIsInvalidThenItsInflaterGoesBack() throws FrameException {
		InflatedMessage message = message();
		message.add(ByteBuffer.wrap(new byte[] { 7, 7, 7 }), false);
		assertThatExceptionOfType(FrameException.class).isThrownBy(message::finish)
			.withMessage("compressed data is invalid");
		assertThat(this.returned).hasValue(1);
		assertThatExceptionOfType(FrameException.class)
			.isThrownBy(() -> message().inflate(compressed("x".repeat(MAX + 1))))
			.withMessage("message is larger than " + MAX + " bytes");
		assertThat(this.returned).hasValue(2);
		assertThat(message().inflate(compressed("x".repeat(MAX))).remaining()).isEqualTo(MAX);
		assertThat(this.returned).hasValue(3);
		assertThat(this.made).hasValue(1);
	}

	@Test
	void whenBytesComeThenTheRoomShrinks() {
		InflatedMessage message = message();
		long room = message.room();
		message.add(ByteBuffer.allocate(100), false);
		assertThat(message.room()).isEqualTo(room - 100);
	}

	@Test
	void whenSizeIsHugeThenThereIsRoomForAnArray() {
		assertThat(InflatedMessage.largestInput(1_500_000_000)).isEqualTo(Integer.MAX_VALUE - 8);
	}

	private InflatedMessage message() {
		return new InflatedMessage(Opcode.TEXT, InflatedMessage.largestInput(MAX), MAX, this.pool);
	}

	private static ByteBuffer compressed(String text) {
		byte[] frame = ClientFrames.deflate(text.getBytes(StandardCharsets.UTF_8));
		return ByteBuffer.wrap(frame);
	}

}
