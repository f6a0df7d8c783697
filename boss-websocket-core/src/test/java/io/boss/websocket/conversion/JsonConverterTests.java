/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonView;
import io.boss.websocket.BossMessage;
import io.boss.websocket.config.ConversionHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.util.MimeTypeUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonConverter}: its short ways lead where the long way does, or end.
 */
class JsonConverterTests {

	private static final String GRIN = new String(Character.toChars(0x1F600));

	private final JsonConverter converter = new JsonConverter(new JsonMapper());

	@Test
	void readsAsTheLongWayDoes() {
		String json = "{\"text\":\"gr\u00fc\u00df " + GRIN + " \\ud83d\",\"at\":[1,2]}";
		assertThat(read(this.converter, json)).isEqualTo(readTheLongWay(json))
			.isEqualTo(new Note("gr\u00fc\u00df " + GRIN + " \ud83d", List.of(1, 2)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "{", "{}x", "{\"text\":1,\"at\":{}}", "{\"text\":\"\u00e4\",\"at\":1}",
			"[]", "7", "{\"other\":1}", "\ufeff{}", "\0{\0}", "{\0}\0", "\0\0\0{", "\u00e4" })
	void leavesToTheLongWayWhatItCannotRead(String json) {
		assertThat(read(new JsonConverter(
				JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()), json))
			.isNull();
	}

	@Test
	void readsUtf8WhateverItBeginsLike() {
		assertThat(this.converter.reader(Map.class, null)).isNotNull()
			.satisfies((reader) -> assertThat(reader.apply(text("\0{\0}"))).isNull());
	}

	@Test
	void writesAsTheLongWayDoes() {
		for (String text : List.of("", "a \"quoted\" \\ text", "gr\u00fc\u00df", GRIN, "\u20ac" + GRIN.repeat(5_000))) {
			assertThat(write(this.converter, new Note(text, List.of(1)))).isNotNull()
				.isEqualTo(writeTheLongWay(new Note(text, List.of(1))));
		}
	}

	@Test
	void writesPairsOfSurrogatesAsUtf8WhateverTheMapperDoes() {
		JsonConverter apart = new JsonConverter(
				JsonMapper.builder().disable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build());
		assertThat(write(apart, Map.of("text", GRIN))).isEqualTo(BossMessage.text("{\"text\":\"" + GRIN + "\"}"));
	}

	@Test
	void leavesHalvesOfSurrogatePairsToTheLongWay() {
		for (String half : List.of("\ud83d", "\ude00", "\ud83d" + GRIN)) {
			assertThat(write(this.converter, new Note(half, List.of()))).isNull();
			assertThat(write(this.converter, Map.of(half, 1))).isNull();
			assertThat(write(this.converter, new Raw("\"" + half + "\""))).isNull();
			for (int length = 7_970; length < 8_010; length++) {
				assertThat(write(this.converter, new Note("x".repeat(length) + half, List.of()))).isNull();
			}
		}
		BossMessage message = new ServiceConverter(List.of(this.converter)).write(new Note("\ud83d", List.of()));
		assertThat(message).isEqualTo(BossMessage.text("{\"text\":\"\ufffd\",\"at\":[]}"));
	}

	@Test
	void leavesWhatCannotBeWrittenToTheLongWay() {
		List<Object> endless = new ArrayList<>();
		endless.add(endless);
		assertThat(write(this.converter, endless)).isNull();
	}

	@Test
	void hasNoShortWayIfSomethingIsNotAsMade() {
		List<JsonConverter> changed = new ArrayList<>();
		changed.add(new JsonConverter(new JsonMapper() {
		}));
		changed.add(new JsonConverter(new JsonMapper(new JsonFactory() {
		})));
		for (int i = 0; i < 3; i++) {
			changed.add(new JsonConverter(new JsonMapper()));
		}
		changed.get(2).setSerializedPayloadClass(byte[].class);
		changed.get(3).setStrictContentTypeMatch(true);
		changed.get(4).setContentTypeResolver((headers) -> MimeTypeUtils.APPLICATION_JSON);
		for (JsonConverter candidate : changed) {
			assertThat(candidate.writer()).isNull();
			assertThat(candidate.reader(Note.class, null)).isNull();
		}
	}

	@Test
	void hasNoShortWayToWhatTextIsAlready() {
		assertThat(this.converter.reader(CharSequence.class, null)).isNull();
	}

	@Test
	void hasNoShortWayToViews() throws NoSuchMethodException {
		MethodParameter viewed = new MethodParameter(Viewing.class.getDeclaredMethod("said", Note.class), 0);
		assertThat(this.converter.reader(Note.class, viewed)).isNull();
	}

	private static @Nullable Object read(JsonConverter converter, String json) {
		var reader = converter.reader(Note.class, null);
		assertThat(reader).isNotNull();
		return reader.apply(text(json));
	}

	private static BossMessage.Text text(String text) {
		return (BossMessage.Text) BossMessage.utf8(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
	}

	private @Nullable Object readTheLongWay(String json) {
		return this.converter.fromMessage(new GenericMessage<>(json), Note.class);
	}

	private static @Nullable BossMessage write(JsonConverter converter, Object object) {
		var writer = converter.writer();
		assertThat(writer).isNotNull();
		return writer.apply(object);
	}

	private BossMessage writeTheLongWay(Object object) {
		var message = this.converter.toMessage(object, ConversionHeaders.NONE);
		assertThat(message).isNotNull();
		return BossMessage.text(message.getPayload().toString());
	}

	record Note(String text, List<Integer> at) {
	}

	record Raw(@JsonRawValue String json) {
	}

	static class Viewing {

		void said(@JsonView(Object.class) Note note) {
		}

	}

}
