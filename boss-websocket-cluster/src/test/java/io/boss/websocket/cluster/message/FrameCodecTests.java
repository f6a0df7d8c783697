/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.boss.websocket.stats.SkipReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FrameCodec}: what two versions of a node understand of each other.
 */
class FrameCodecTests {

	private static final Chat CHAT = new Chat("caf\u00e9 \ud83d\ude00 \"}{", 42, List.of("a", "b"),
			new Chat("", 0, null, null));

	private final FrameCodec codec = new FrameCodec();

	@Test
	void whenFrameIsWrittenThenTheSameIsRead() {
		Envelope toAll = new Envelope("k3v9", null, 17, "chat", Map.of());
		Envelope toOne = new Envelope("k3v9", "p0", 1L << 53, "chat", Map.of("traceparent", "00-a\"\u00e9-b-01"));
		for (Envelope envelope : List.of(toAll, toOne)) {
			Frame frame = this.codec.decode(this.codec.encode(envelope, this.codec.encodeBody(CHAT)));
			assertThat(frame.envelope()).isEqualTo(envelope);
			assertThat(this.codec.decodeBody(frame, Chat.class)).isEqualTo(CHAT);
		}
	}

	@Test
	void whenTextHasHalfOfASurrogatePairThenItIsWritten() {
		Envelope envelope = new Envelope("k3v9", null, 17, "chat", Map.of("\ud83d", "\ude00"));
		Chat chat = new Chat("\ude00\ud83d", 1, List.of("\ud83d"), null);
		Frame frame = this.codec.decode(this.codec.encode(envelope, this.codec.encodeBody(chat)));
		assertThat(frame.envelope().context()).isEqualTo(Map.of("\ufffd", "\ude00"));
		assertThat(this.codec.decodeBody(frame, Chat.class)).isEqualTo(chat);
	}

	@Test
	void whenFrameIsWrittenThenItIsCompact() {
		Envelope envelope = new Envelope("k3v9", null, 17, "ping", Map.of());
		assertThat(new String(this.codec.encode(envelope, this.codec.encodeBody(Map.of())), StandardCharsets.UTF_8))
			.isEqualTo("{\"v\":1,\"n\":\"k3v9\",\"s\":17,\"k\":\"ping\",\"b\":{}}");
	}

	@Test
	void whenNewerVersionHasAddedFieldsThenTheyArePassedOver() {
		Frame frame = decode("{\"v\":2,\"m\":1,\"z\":{\"b\":[{}]},\"n\":\"x\",\"s\":1,\"y\":[1,2],\"k\":\"chat\","
				+ "\"c\":{\"new\":{\"a\":1},\"old\":\"o\"},\"b\":{\"text\":\"hi\",\"mood\":{\"good\":true}},\"a\":null}");
		assertThat(frame.envelope()).isEqualTo(new Envelope("x", null, 1, "chat", Map.of("old", "o")));
		assertThat(this.codec.decodeBody(frame, Chat.class)).isEqualTo(new Chat("hi", 0, null, null));
	}

	@Test
	void whenOlderVersionHasWrittenLessThenTheRestIsEmpty() {
		Frame frame = decode("{\"v\":1,\"n\":\"x\",\"k\":\"chat\",\"b\":{}}");
		assertThat(frame.envelope()).isEqualTo(new Envelope("x", null, 0, "chat", Map.of()));
		assertThat(this.codec.decodeBody(frame, Chat.class)).isEqualTo(new Chat(null, 0, null, null));
	}

	@Test
	void whenFieldsComeInAnotherOrderThenTheyAreRead() {
		Frame frame = decode(" { \"b\" : { \"text\" : \"hi\" } , \"k\":\"chat\",\"s\":3,\"n\":\"x\",\"v\":1 } ");
		assertThat(frame.envelope()).isEqualTo(new Envelope("x", null, 3, "chat", Map.of()));
		assertThat(this.codec.decodeBody(frame, Chat.class).text()).isEqualTo("hi");
	}

	@Test
	void whenVersionIsTooNewThenItIsSaidSoWhateverElseItSays() {
		assertThatExceptionOfType(UnreadableException.class)
			.isThrownBy(() -> decode("{\"v\":3,\"m\":2,\"n\":[],\"b\":7}"))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(SkipReason.NEWER));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "[]", "null", "42", "{}", "{\"v\":1}", "{\"v\":1,\"n\":\"x\",\"k\":\"chat\"}",
			"{\"v\":\"1\",\"n\":\"x\",\"k\":\"chat\",\"b\":{}}", "{\"n\":\"x\",\"k\":\"chat\",\"b\":{}}",
			"{\"v\":1,\"n\":7,\"k\":\"chat\",\"b\":{}}", "{\"v\":1,\"n\":\"x\",\"k\":\"chat\",\"b\":[]}",
			"{\"v\":1,\"n\":\"x\",\"k\":\"chat\",\"b\":\"\"}", "{\"v\":1,\"n\":\"x\",\"k\":\"chat\",\"b\":{}",
			"{\"v\":1,\"n\":\"x\",\"k\":\"chat\",\"b\":{}} {}", "{\"v\":1,\"n\":\"\",\"k\":\"chat\",\"b\":{}}",
			"{\"v\":1,\"s\":1e99,\"n\":\"x\",\"k\":\"chat\",\"b\":{}}",
			"{\"v\":1,\"s\":-1,\"n\":\"x\",\"k\":\"chat\",\"b\":{}}",
			"{\"v\":1,\"s\":9007199254740993,\"n\":\"x\",\"k\":\"chat\",\"b\":{}}",
			"{\"v\":1,\"s\":9223372036854775807,\"n\":\"x\",\"k\":\"chat\",\"b\":{}}",
			"{\"v\":1,\"n\":\"x\\ny\",\"k\":\"chat\",\"b\":{}}", "{\"v\":1,\"n\":\"x.y\",\"k\":\"chat\",\"b\":{}}",
			"{\"v\":1,\"n\":\"x\",\"t\":\"y z\",\"k\":\"chat\",\"b\":{}}",
			"{\"v\":1,\"n\":\"x\",\"k\":\"cha\\u001bt\",\"b\":{}}",
			"{\"v\":1,\"s\":99999999999999999999,\"n\":\"x\",\"k\":\"chat\",\"b\":{}}" })
	void whenFrameIsForeignThenItIsMalformed(String frame) {
		assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> decode(frame))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(SkipReason.MALFORMED));
	}

	@Test
	void whenFrameIsNestedDeeplyThenItIsMalformed() {
		for (int depth : List.of(200, 100_000)) {
			String deep = "[".repeat(depth) + "]".repeat(depth);
			assertThatExceptionOfType(UnreadableException.class)
				.isThrownBy(() -> decode("{\"v\":1,\"n\":\"x\",\"k\":\"chat\",\"b\":{\"a\":" + deep + "}}"))
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(SkipReason.MALFORMED));
		}
	}

	@Test
	void whenContextIsTooMuchThenSomeOfItIsPassedOver() {
		Map<String, String> context = new LinkedHashMap<>();
		context.put("long", "x".repeat(1025));
		context.put("x".repeat(1025), "long");
		context.put("first", "x".repeat(1024));
		IntStream.range(0, 20).forEach((i) -> context.put("k" + i, "v"));
		Envelope envelope = new Envelope("x", null, 1, "chat", context);
		Frame frame = this.codec.decode(this.codec.encode(envelope, this.codec.encodeBody(CHAT)));
		assertThat(frame.envelope().context()).hasSize(16).containsKey("first").doesNotContainValue("long");
		assertThat(frame.envelope().context()).doesNotContainKey("long");
		assertThat(this.codec.decodeBody(frame, Chat.class)).isEqualTo(CHAT);
	}

	@Test
	void whenBodyIsSomethingElseThenItIsMalformed() {
		Frame frame = decode("{\"v\":1,\"n\":\"x\",\"k\":\"chat\",\"b\":{\"number\":\"seven\"}}");
		assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> this.codec.decodeBody(frame, Chat.class))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(SkipReason.MALFORMED));
	}

	@Test
	void whenFramesAreDamagedThenNothingElseIsThrown() {
		Random random = new Random(7);
		byte[] good = this.codec.encode(new Envelope("k3v9", "p0", 17, "chat", Map.of("a", "b")),
				this.codec.encodeBody(CHAT));
		int skipped = 0;
		for (int i = 0; i < 20_000; i++) {
			byte[] bad = good.clone();
			for (int n = random.nextInt(3); n >= 0; n--) {
				bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
			}
			try {
				this.codec.decodeBody(this.codec.decode(bad), Chat.class);
			}
			catch (UnreadableException ex) {
				skipped++;
			}
		}
		assertThat(skipped).isPositive();
	}

	private Frame decode(String frame) {
		return this.codec.decode(frame.getBytes(StandardCharsets.UTF_8));
	}

	record Chat(String text, int number, List<String> list, Chat nested) {
	}

}
