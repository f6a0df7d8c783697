/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.support.GenericMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link ReadingFailure}.
 */
class ReadingFailureTests {

	private static final String LONG = "x".repeat(100);

	static Stream<Arguments> messages() {
		return Stream.of(Arguments.of("secret", Order.class, "it is no JSON (line 1, column 1)"),
				Arguments.of("{\"number\":\n 1,}", Order.class, "it is no JSON (line 2, column 4)"),
				Arguments.of("{\"number\":1", Order.class, "its JSON ends too early (line 1, column 12)"),
				Arguments.of("", Order.class, "it is empty"),
				Arguments.of("{\"number\":1} 2", Order.class, "there is more after its end (line 1, column 14)"),
				Arguments.of("7", Order.class, "it must be an object"),
				Arguments.of("{}", int.class, "it must be a whole number"),
				Arguments.of("{\"number\":\"secret\"}", Order.class, "member 'number' must be a whole number"),
				Arguments.of("{\"number\":{}}", Order.class, "member 'number' must be a whole number"),
				Arguments.of("{\"number\":null}", Order.class, "member 'number' must not be null"),
				Arguments.of("{\"text\":\"a\"}", Order.class, "member 'number' is missing"),
				Arguments.of("{\"number\":99999999999}", Order.class, "member 'number' is a number that is too large"),
				Arguments.of("{\"number\":1,\"price\":\"x\"}", Order.class, "member 'price' must be a number"),
				Arguments.of("{\"number\":1,\"done\":\"x\"}", Order.class, "member 'done' must be true or false"),
				Arguments.of("{\"number\":1,\"text\":[]}", Order.class, "member 'text' must be text"),
				Arguments.of("{\"number\":1,\"color\":\"secret\"}", Order.class,
						"member 'color' must be one of [RED, green]"),
				Arguments.of("{\"number\":1,\"when\":\"secret\"}", Order.class,
						"member 'when' must be a date, a time or a duration"),
				Arguments.of("{\"number\":1,\"numbers\":[1,\"a\"]}", Order.class,
						"member 'numbers[1]' must be a whole number"),
				Arguments.of("{\"number\":1,\"numbers\":7}", Order.class, "member 'numbers' must be a list"),
				Arguments.of("{\"number\":1,\"parts\":{\"a b\":{\"size\":true}}}", Order.class,
						"member 'parts.a b.size' must be a whole number"),
				Arguments.of("{\"number\":1,\"parts\":{\"" + LONG + "\":7}}", Order.class,
						"member 'parts." + LONG.substring(0, 34) + "...' must be an object"),
				Arguments.of("{\"number\":1,\"parts\":{\"a\\n\\u001b\\u2028b\":7}}", Order.class,
						"member 'parts.a???b' must be an object"),
				Arguments.of("{\"number\":1,\"wrong\":7}", Order.class,
						"member 'wrong' is unknown; known are [color, done, number, numbers, parts, price, text, when]"),
				Arguments.of("{\"option\":1}", Request.class,
						"member 'type' of the message is missing; known are [ask, vote]"),
				Arguments.of("{\"type\":\"zap\"}", Request.class,
						"'zap' in member 'type' of the message is no known type; known are [ask, vote]"),
				Arguments.of("[{\"type\":\"" + LONG + "\"}]", Request[].class,
						"'" + LONG.substring(0, 40) + "...' in member 'type' of member '[0]' is no known type; known "
								+ "are [ask, vote]"),
				Arguments.of("7", Request.class, "it must be an object"),
				Arguments.of("{\"z\":1}", Shape.class, "the members of the message are those of no known type"),
				Arguments.of("{\"@class\":\"java.lang.Runtime\"}", ByClass.class,
						"'java.lang.Runtime' in member '@class' of the message is no known type"),
				Arguments.of("{\"number\":-1}", Picky.class, "it has a value that is refused"),
				Arguments.of("{}", Runnable.class, "the service has no way to read it"));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void whenMessageCannotBeReadThenTheReasonNamesMembersAndNoClasses(String message, Class<?> type, String reason) {
		JsonMapper mapper = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
		JacksonException failure = catchThrowableOfType(JacksonException.class, () -> mapper.readValue(message, type));
		assertThat(ReadingFailure.describe(new MessageConversionException("outer", failure))).isEqualTo(reason);
	}

	@Test
	void whenMessageIsNullThenItIsSaidWhatItMustBe() {
		JsonConverter converter = new JsonConverter(JsonMapper.builder().build());
		Throwable failure = catchThrowable(() -> converter.fromMessage(new GenericMessage<>("null"), Order.class));
		assertThat(ReadingFailure.describe(failure)).isEqualTo("it must be an object");
	}

	@Test
	void whenItIsNotOfJacksonThenNothingOfItIsTold() {
		assertThat(ReadingFailure.describe(new IllegalStateException("secret"))).isEqualTo("no converter reads it");
	}

	enum Color {

		RED, @JsonProperty("green")
		GREEN

	}

	record Part(int size) {
	}

	record Order(int number, Double price, Boolean done, String text, Color color, Instant when, List<Integer> numbers,
			Map<String, Part> parts) {
	}

	record Picky(int number) {

		Picky {
			if (number < 0) {
				throw new IllegalArgumentException("secret");
			}
		}

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface Request {

	}

	@JsonTypeName("vote")
	record Vote(int option) implements Request {
	}

	@JsonTypeName("ask")
	record Ask() implements Request {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
	@JsonSubTypes({ @JsonSubTypes.Type(Circle.class), @JsonSubTypes.Type(Square.class) })
	interface Shape {

	}

	record Circle(int radius) implements Shape {
	}

	record Square(int side) implements Shape {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
	interface ByClass {

	}

}
