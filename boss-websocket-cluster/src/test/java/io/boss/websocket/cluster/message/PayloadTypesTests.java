/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.boss.websocket.stats.SkipReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.TokenBuffer;

import org.springframework.messaging.converter.MessageConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PayloadTypes}.
 */
class PayloadTypesTests {

	private static final FrameCodec CODEC = new FrameCodec();

	private static boolean loaded;

	private final PayloadTypes types = types(Song.class, Shape.class, Mood.class, Times.class);

	@ParameterizedTest
	@MethodSource
	void whenPayloadTravelsThenTheSameArrives(Object payload) {
		Object arrived = travel(payload);
		if (payload instanceof byte[] bytes) {
			assertThat((byte[]) arrived).isEqualTo(bytes);
		}
		else {
			assertThat(arrived).isEqualTo(payload)
				.hasSameClassAs((payload instanceof List) ? new ArrayList<>() : arrived);
		}
	}

	static Stream<Object> whenPayloadTravelsThenTheSameArrives() {
		return Stream.of("", "caf\u00e9 \ud83d\ude00 \u0000 \"quoted\"", new byte[0], new byte[] { 0, -1, 127 }, true,
				false, 0, Integer.MIN_VALUE, 1L, Long.MAX_VALUE, 0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE,
				Double.NaN, Double.NEGATIVE_INFINITY, 5.0, new BigDecimal("1.10"), new BigDecimal("1E+3"),
				new BigDecimal("-12345678901234567890.123456789012345678901234567890"), Map.of(),
				Map.of("a", 1, "b", List.of(Map.of("c", 1.5)), "d", true, "e", Long.MAX_VALUE), List.of(),
				Arrays.asList("a", null, 2), List.of(new BigInteger("12345678901234567890")),
				JsonNodeFactory.instance.objectNode().put("a", 1).put("b", "c").put("d", 0.5).putNull("e"),
				JsonNodeFactory.instance.nullNode(), JsonNodeFactory.instance.stringNode("x"), new Song("Tusk", 5),
				new Circle(1.5), new Square(2, new BigDecimal("1.10")), Mood.GOOD, Mood.BAD,
				new Times(Instant.parse("2026-01-02T03:04:05.678901234Z"), Duration.ofNanos(1_234_567_890_123L)));
	}

	@ParameterizedTest
	@MethodSource
	void whenNumbersAreInsideThenTheyArriveAsWhatTheyWere(Object payload) {
		assertThat(travel(payload)).isEqualTo(payload);
	}

	static Stream<Object> whenNumbersAreInsideThenTheyArriveAsWhatTheyWere() {
		return Stream.of(Map.of("n", 5L), List.of(7L), List.of(1, 2L, 3, 4L, 5L, 6L, 7), List.of(Long.MAX_VALUE, 1L),
				Map.of("p", new BigDecimal("12345678901234567890.123456789")), List.of(new BigDecimal("1E+3")),
				List.of(new BigDecimal("1.10"), new BigDecimal("42"), 1.5, 2.0, -0.0), List.of(BigInteger.valueOf(42)),
				List.of(new BigInteger("12345678901234567890"), BigInteger.TWO, 1L), List.of(Double.NaN, "NaN"),
				List.of("Infinity", Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.0),
				Map.of("a", List.of(Map.of("b", 1L), List.of(), Map.of())),
				Arrays.asList(null, 1L, null, true, 2L, "x"),
				IntStream.range(0, 5000).mapToObj((i) -> (i % 3 == 0) ? (Object) (long) i : i).toList(),
				JsonNodeFactory.instance.objectNode()
					.put("l", 5L)
					.put("d", new BigDecimal("12345678901234567890.123456789"))
					.put("g", BigInteger.TEN)
					.put("f", 1.5f)
					.put("s", (short) 1)
					.put("n", Double.NaN)
					.put("i", 1)
					.putNull("0")
					.put("t", "NaN")
					.set("a", JsonNodeFactory.instance.arrayNode().add(1L).add(true)),
				JsonNodeFactory.instance.numberNode(5L), JsonNodeFactory.instance.numberNode(new BigDecimal("1.10")));
	}

	@Test
	void whenJsonTellsTheNumbersThenNothingIsNoted() {
		for (Object payload : List.of("x", 5L, Map.of("a", 1, "b", 1.5, "c", Long.MAX_VALUE), List.of(true, "x"))) {
			assertThat(this.types.write(payload).numbers()).isNull();
		}
		assertThat(this.types.write(List.of("x", 1, 5L, 6L, BigInteger.ONE, 2, 3L)).numbers()).isEqualTo("2L2,G,1L");
	}

	// As a node of an older version does.
	@Test
	void whenNobodySaysOfWhichClassNumbersAreThenTheSmallestIsTaken() {
		assertThat(this.types.read("Map", buffer("{\"n\":5}"))).isEqualTo(Map.of("n", 5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "L", "5L", "1B", "D", "X", "nonsense", "L999999999", ",", "2L2,,G", "99999999999L" })
	void whenNotesAreNonsenseThenPayloadIsMalformedOrAsJsonHasIt(String notes) {
		try {
			assertThat(this.types.read("List", buffer("[true,[],\"x\"]"), notes))
				.isEqualTo(List.of(true, List.of(), "x"));
		}
		catch (UnreadableException ex) {
			assertThat(ex.reason()).isEqualTo(SkipReason.MALFORMED);
		}
		assertThatExceptionOfType(UnreadableException.class)
			.isThrownBy(() -> this.types.read("List", buffer("{\"a\":1}"), "L"));
	}

	@Test
	void whenMapIsOfAnotherKindThenItArrivesAsAMap() {
		assertThat(travel(new TreeMap<>(Map.of("a", 1)))).isEqualTo(Map.of("a", 1));
	}

	@ParameterizedTest
	@MethodSource
	void whenTypeIsNotListedThenItIsRefusedAndTheMessageNamesTheProperty(Object payload) {
		assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> this.types.write(payload))
			.withMessageContaining("boss.websocket.cluster.allowed-types");
	}

	static Stream<Object> whenTypeIsNotListedThenItIsRefusedAndTheMessageNamesTheProperty() {
		return Stream.of(new Unlisted(), new StringBuilder("x"), 'c', 1.0f, Set.of(1), new int[0],
				Map.of("a", new Unlisted()), JsonNodeFactory.instance.objectNode().putPOJO("a", new Unlisted()),
				JsonNodeFactory.instance.arrayNode().add(new byte[1]), List.of(1.0f),
				List.of(List.of(new Song("Tusk", 5))), Map.of(1, "a"), Instant.EPOCH);
	}

	@Test
	void whenJacksonCannotWriteItThenItIsRefused() {
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> types(Stubborn.class).write(new Stubborn("x")))
			.withMessageContaining(Stubborn.class.getName());
	}

	@Test
	void whenForeignTypeIsNamedThenItsClassIsNotLoaded() {
		loaded = false;
		TokenBuffer empty = buffer("{}");
		assertUnreadable(Trap.class.getName(), empty, SkipReason.UNLISTED_TYPE);
		assertThat(loaded).isFalse();
		assertUnreadable("java.lang.String", empty, SkipReason.UNLISTED_TYPE);
		assertUnreadable("", empty, SkipReason.UNLISTED_TYPE);
		assertUnreadable("x".repeat(10_000), empty, SkipReason.UNLISTED_TYPE);
	}

	@Test
	void whenPayloadIsOfAnotherTypeThenItIsMalformed() {
		assertUnreadable("Integer", buffer("\"seven\""), SkipReason.MALFORMED);
		assertUnreadable("Map", buffer("[]"), SkipReason.MALFORMED);
		assertUnreadable("String", buffer("null"), SkipReason.MALFORMED);
		assertUnreadable("byte[]", buffer("\"%%%\""), SkipReason.MALFORMED);
		assertUnreadable(Song.class.getName(), buffer("7"), SkipReason.MALFORMED);
		assertUnreadable(Shape.class.getName(), buffer("{}"), SkipReason.MALFORMED);
	}

	private void assertUnreadable(String type, TokenBuffer payload, SkipReason reason) {
		assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> this.types.read(type, payload))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

	private Object travel(Object payload) {
		WrittenPayload written = this.types.write(payload);
		byte[] frame = CODEC.encode(new Envelope("x", null, 1, "k", Map.of()), CODEC.encodeBody(written));
		Incoming incoming = CODEC.decodeBody(CODEC.decode(frame), Incoming.class);
		return this.types.read(incoming.type(), incoming.json(), incoming.numbers());
	}

	private static TokenBuffer buffer(String json) {
		byte[] frame = ("{\"v\":1,\"n\":\"x\",\"k\":\"k\",\"b\":{\"type\":\"\",\"json\":" + json + "}}").getBytes();
		return CODEC.decodeBody(CODEC.decode(frame), Incoming.class).json();
	}

	private static PayloadTypes types(Class<?>... allowed) {
		return new PayloadTypes(JsonMapper.builder().build(), List.of(allowed));
	}

	record Incoming(String type, TokenBuffer json, String numbers) {
	}

	record Song(String title, int stars) {
	}

	sealed interface Shape {

	}

	record Circle(double radius) implements Shape {
	}

	record Square(int width, BigDecimal price) implements Shape {
	}

	enum Mood {

		GOOD,

		BAD {

			@Override
			public String toString() {
				return "bad";
			}

		}

	}

	record Times(Instant at, Duration took) {
	}

	record Unlisted() {
	}

	record Stubborn(String text) {

		@Override
		public String text() {
			throw new IllegalStateException("as the test wants it");
		}

	}

	static class Trap {

		static {
			loaded = true;
		}

	}

}
