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
import java.util.stream.Stream;

import io.boss.websocket.stats.SkipReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
				Map.of("a", new Unlisted()), List.of(List.of(new Song("Tusk", 5))), Map.of(1, "a"), Instant.EPOCH);
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
		return this.types.read(incoming.type(), incoming.json());
	}

	private static TokenBuffer buffer(String json) {
		byte[] frame = ("{\"v\":1,\"n\":\"x\",\"k\":\"k\",\"b\":{\"type\":\"\",\"json\":" + json + "}}").getBytes();
		return CODEC.decodeBody(CODEC.decode(frame), Incoming.class).json();
	}

	private static PayloadTypes types(Class<?>... allowed) {
		return new PayloadTypes(JsonMapper.builder().build(), List.of(allowed));
	}

	record Incoming(String type, TokenBuffer json) {
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
