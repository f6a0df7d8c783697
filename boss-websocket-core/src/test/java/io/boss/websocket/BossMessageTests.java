/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BossMessage}.
 */
class BossMessageTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", "€uro", "\uD83D\uDE00",
			"a\uD83D\uDE00\uD83D\uDE00é" })
	void whenTextIsMeasuredItsSizeIsThatOfItsUtf8(String text) {
		assertThat(BossMessage.text(text).sizeInBytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
	}

	@Test
	void whenAnyTextIsMeasuredItsSizeIsThatOfItsUtf8() {
		SplittableRandom random = Seed.random(getClass());
		for (int i = 0; i < 2_000; i++) {
			StringBuilder text = new StringBuilder();
			random.ints(random.nextInt(20), 0, Character.MAX_CODE_POINT + 1)
				.filter((c) -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
				.forEach(text::appendCodePoint);
			assertThat(BossMessage.Text.utf8Length(text))
				.isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8).length);
		}
	}

	@ParameterizedTest
	@CsvSource({ "!,*", "a!b,a*b", "&!,**", "?!&?,?!&?", "what? !!&,what? *!&", "!!,**", "&,*", "????????!,????????*" })
	void whenSurrogateHasNoPartnerItIsReplaced(String sketch, String expected) {
		String text = sketch.replace('!', '\uD83D').replace('&', '\uDE00');
		String result = expected.replace('!', '\uD83D').replace('&', '\uDE00').replace('*', '\uFFFD');
		BossMessage.Text message = (BossMessage.Text) BossMessage.text(text);
		assertThat(StandardCharsets.UTF_8.decode(message.bytes()).toString()).isEqualTo(result);
		assertThat(message.payload()).isEqualTo(result);
		assertThat(((BossMessage.Text) BossMessage.text(text)).payload()).isEqualTo(result);
		assertThat(message.sizeInBytes()).isEqualTo(BossMessage.Text.utf8Length(text));
		assertThat((BossMessage) message).isEqualTo(BossMessage.utf8(message.bytes()))
			.isEqualTo(BossMessage.text(result));
		assertThat(message.conflatedBy("k").bytes()).isEqualTo(message.bytes());
		assertThat(BossMessage.Text.wellFormed(text)).isEqualTo(result);
		assertThat(BossMessage.Text.encode(text)).isEqualTo(result.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void whenAnyTextHasHalvesOfPairsAllAreReplacedAndNothingElse() {
		SplittableRandom random = Seed.random(getClass());
		for (int i = 0; i < 2_000; i++) {
			StringBuilder text = new StringBuilder();
			random.ints(random.nextInt(40), 0, 6)
				.forEach((kind) -> text.append(List.of("x", "?", "€", "\uD83D\uDE00", "\uD83D", "\uDE00").get(kind)));
			StringBuilder expected = new StringBuilder();
			text.codePoints()
				.map((c) -> (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
				.forEach(expected::appendCodePoint);
			BossMessage.Text message = (BossMessage.Text) BossMessage.text(text.toString());
			assertThat(StandardCharsets.UTF_8.decode(message.bytes()).toString()).isEqualTo(expected.toString());
			assertThat(message.payload()).isEqualTo(expected.toString());
			assertThat(BossMessage.Text.utf8Length(text)).isEqualTo(message.sizeInBytes());
		}
	}

	@Test
	void whenNothingIsReplacedTheTextIsTheSameObject() {
		String text = "why? \uD83D\uDE00";
		assertThat(BossMessage.Text.wellFormed(text)).isSameAs(text);
		assertThat(((BossMessage.Text) BossMessage.text(text)).payload()).isSameAs(text);
	}

	@Test
	void whenSourceChangesBinaryStays() {
		byte[] bytes = { 1, 2, 3 };
		BossMessage.Binary fromArray = (BossMessage.Binary) BossMessage.binary(bytes);
		BossMessage.Binary fromBuffer = (BossMessage.Binary) BossMessage.binary(ByteBuffer.wrap(bytes));
		bytes[0] = 9;
		assertThat(fromArray.toByteArray()).containsExactly(1, 2, 3);
		assertThat(fromBuffer.toByteArray()).containsExactly(1, 2, 3);
	}

	@Test
	void whenBufferHasAPositionOnlyTheRestIsTakenAndThePositionStays() {
		ByteBuffer buffer = ByteBuffer.wrap(new byte[] { 1, 2, 3, 4 });
		buffer.position(1).limit(3);
		assertThat(BossMessage.binary(buffer)).isEqualTo(BossMessage.binary(new byte[] { 2, 3 }));
		assertThat(buffer.remaining()).isEqualTo(2);
	}

	@Test
	void whenPayloadIsReadTwiceEachReaderHasAPositionOfItsOwn() {
		BossMessage.Binary message = (BossMessage.Binary) BossMessage.binary(new byte[] { 1, 2 });
		message.payload().get();
		assertThat(message.payload().remaining()).isEqualTo(2);
		assertThat(message.sizeInBytes()).isEqualTo(2);
		assertThatExceptionOfType(ReadOnlyBufferException.class).isThrownBy(() -> message.payload().put((byte) 9));
		message.toByteArray()[0] = 9;
		assertThat(message.toByteArray()).containsExactly(1, 2);
	}

	@Test
	void whenPayloadsAreEqualMessagesAre() {
		assertThat(BossMessage.text("a")).isEqualTo(BossMessage.text("a")).hasSameHashCodeAs(BossMessage.text("a"));
		assertThat(BossMessage.text("a")).isNotEqualTo(BossMessage.text("b"));
		assertThat(BossMessage.binary(new byte[] { 1 })).isEqualTo(BossMessage.binary(new byte[] { 1 }))
			.hasSameHashCodeAs(BossMessage.binary(new byte[] { 1 }));
		assertThat(BossMessage.text("")).isNotEqualTo(BossMessage.binary(new byte[0]));
	}

	@Test
	void whenPrintedTellsNoSecrets() {
		assertThat(BossMessage.text("secret")).hasToString("Text[6 chars]");
		assertThat(BossMessage.binary(new byte[3])).hasToString("Binary[3 bytes]");
	}

}
