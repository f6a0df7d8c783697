/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reader of maps and lists, with numbers of the classes that {@link NumberKinds} has
 * noted. For one thread.
 */
final class NotedReader {

	// Nothing that was sent has more values than an int counts.
	private static final Pattern NOTE = Pattern.compile("(\\d{0,9})([A-Z])(\\d{0,9}),?");

	private final JsonParser parser;

	private final Matcher notes;

	private int passing = -1;

	private int run;

	private @Nullable NumberKind kind;

	NotedReader(JsonParser parser, String notes) {
		this.parser = parser;
		this.notes = NOTE.matcher(notes);
		next();
	}

	/**
	 * Reads what the parser has.
	 * @return maps, lists, texts, numbers, booleans or {@code null}
	 * @throws RuntimeException if it cannot be read or is not as noted
	 */
	@Nullable Object read() {
		this.parser.nextToken();
		return value();
	}

	private @Nullable Object value() {
		JsonToken token = this.parser.currentToken();
		if (token == JsonToken.START_OBJECT) {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			for (String name = this.parser.nextName(); name != null; name = this.parser.nextName()) {
				this.parser.nextToken();
				map.put(name, value());
			}
			return map;
		}
		if (token == JsonToken.START_ARRAY) {
			List<@Nullable Object> list = new ArrayList<>();
			while (this.parser.nextToken() != JsonToken.END_ARRAY) {
				list.add(value());
			}
			return list;
		}
		return noted(token);
	}

	private @Nullable Object noted(@Nullable JsonToken token) {
		NumberKind kind = this.kind;
		if (kind != null && this.passing-- <= 0) {
			this.passing = 0;
			Number number = kind.read(this.parser);
			if (--this.run <= 0) {
				next();
			}
			return number;
		}
		if (token == null) {
			throw new IllegalArgumentException("There is no value");
		}
		return switch (token) {
			case VALUE_STRING -> this.parser.getString();
			case VALUE_NUMBER_INT -> this.parser.getNumberValue();
			case VALUE_NUMBER_FLOAT -> this.parser.getDoubleValue();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			case VALUE_NULL -> null;
			default -> throw new IllegalArgumentException("There is no value");
		};
	}

	private void next() {
		this.kind = null;
		if (this.notes.lookingAt()) {
			this.passing = number(this.notes.group(1), 0);
			this.kind = NumberKind.of(this.notes.group(2).charAt(0));
			this.run = number(this.notes.group(3), 1);
			this.notes.region(this.notes.end(), this.notes.regionEnd());
		}
	}

	private static int number(String digits, int none) {
		return digits.isEmpty() ? none : Integer.parseInt(digits);
	}

}
