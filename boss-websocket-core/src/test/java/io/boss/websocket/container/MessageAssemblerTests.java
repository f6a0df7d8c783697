/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.boss.websocket.BossMessage;
import io.boss.websocket.container.MessageAssembler.LimitException;
import io.boss.websocket.limit.Bound;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MessageAssembler}.
 */
class MessageAssemblerTests {

	private final MessageAssembler assembler = new MessageAssembler(Bound.of(10), Bound.of(5));

	@Test
	void whenMessageComesWholeIsTheMessage() throws LimitException {
		assertThat(this.assembler.text("hello", true)).isEqualTo(BossMessage.text("hello"));
		assertThat(this.assembler.binary(bytes("hello"), true)).isEqualTo(BossMessage.binary(bytes("hello")));
	}

	@Test
	void whenMessageIsEmptyIsTheMessage() throws LimitException {
		assertThat(this.assembler.text("", true)).isEqualTo(BossMessage.text(""));
		assertThat(this.assembler.binary(bytes(""), true)).isEqualTo(BossMessage.binary(bytes("")));
	}

	@Test
	void whenTextComesInPartsIsPutTogether() throws LimitException {
		assertThat(this.assembler.text("he", false)).isNull();
		assertThat(this.assembler.text("", false)).isNull();
		assertThat(this.assembler.text("ll", false)).isNull();
		assertThat(this.assembler.text("o", true)).isEqualTo(BossMessage.text("hello"));
		assertThat(this.assembler.text("next", true)).isEqualTo(BossMessage.text("next"));
	}

	@Test
	void whenBinaryComesInPartsIsPutTogetherAndThePartsAreCopied() throws LimitException {
		ByteBuffer part = bytes("he");
		assertThat(this.assembler.binary(part, false)).isNull();
		part.put(0, (byte) 'x');
		assertThat(this.assembler.binary(bytes("llo"), true)).isEqualTo(BossMessage.binary(bytes("hello")));
		assertThat(this.assembler.binary(bytes("next"), true)).isEqualTo(BossMessage.binary(bytes("next")));
	}

	@Test
	void whenLastPartIsEmptyIsTheMessage() throws LimitException {
		assertThat(this.assembler.text("hello", false)).isNull();
		assertThat(this.assembler.text("", true)).isEqualTo(BossMessage.text("hello"));
	}

	@Test
	void whenMessageIsAsBigAsItMayBeIsTheMessage() throws LimitException {
		assertThat(this.assembler.text("éééé12", true)).isNotNull();
		assertThat(this.assembler.text("éééé", false)).isNull();
		assertThat(this.assembler.text("12", true)).isNotNull();
		assertThat(this.assembler.binary(ByteBuffer.allocate(10), true)).isNotNull();
	}

	@Test
	void whenTextHasOneByteTooManyIsRefused() {
		assertThatExceptionOfType(LimitException.class).isThrownBy(() -> this.assembler.text("ééééé1", true));
	}

	@Test
	void whenPartsHaveOneByteTooManyTheLastIsRefused() throws LimitException {
		this.assembler.text("12345", false);
		assertThatExceptionOfType(LimitException.class).isThrownBy(() -> this.assembler.text("123456", false));
		this.assembler.binary(ByteBuffer.allocate(10), false);
		assertThatExceptionOfType(LimitException.class)
			.isThrownBy(() -> this.assembler.binary(ByteBuffer.allocate(1), true));
	}

	@Test
	void whenMessageWasRefusedTheNextOneBeginsAnew() throws LimitException {
		this.assembler.text("12345", false);
		assertThatExceptionOfType(LimitException.class).isThrownBy(() -> this.assembler.text("123456", true));
		assertThat(this.assembler.text("hello", true)).isEqualTo(BossMessage.text("hello"));
	}

	@Test
	void whenSurrogatePairIsSplitBetweenPartsItCountsFourBytes() throws LimitException {
		assertThat(this.assembler.text("123456\uD83D", false)).isNull();
		assertThat(this.assembler.text("\uDE00", true)).isEqualTo(BossMessage.text("123456\uD83D\uDE00"));
		this.assembler.text("1234567\uD83D", false);
		assertThatExceptionOfType(LimitException.class).isThrownBy(() -> this.assembler.text("\uDE00", true));
	}

	private static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

}
