/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.messaging.converter.MessageConversionException;

/**
 * Types that every payload may have. They come back as they were.
 */
enum PlainType {

	STRING("String", String.class),

	BYTES("byte[]", byte[].class),

	BOOLEAN("Boolean", Boolean.class),

	INTEGER("Integer", Integer.class),

	LONG("Long", Long.class),

	DOUBLE("Double", Double.class),

	BIG_DECIMAL("BigDecimal", BigDecimal.class),

	MAP("Map", Map.class),

	LIST("List", List.class),

	JSON("JsonNode", JsonNode.class);

	private static final PlainType[] ALL = values();

	private final String id;

	private final Class<?> type;

	PlainType(String id, Class<?> type) {
		this.id = id;
		this.type = type;
	}

	/**
	 * Whether there are other values in it.
	 * @return whether its numbers must be noted
	 */
	boolean isNested() {
		return this == MAP || this == LIST || this == JSON;
	}

	String id() {
		return this.id;
	}

	Class<?> type() {
		return this.type;
	}

	/**
	 * Finds the type of a payload.
	 * @param payload the payload
	 * @return the type, or {@code null} if it is none of these
	 */
	static @Nullable PlainType of(Object payload) {
		for (PlainType plain : ALL) {
			if (plain.type.isInstance(payload)) {
				return plain;
			}
		}
		return null;
	}

	static @Nullable PlainType ofId(String id) {
		for (PlainType plain : ALL) {
			if (plain.id.equals(id)) {
				return plain;
			}
		}
		return null;
	}

	/**
	 * Looks for something in a payload of this type that would be another thing on
	 * another node.
	 * @param payload the payload
	 * @return the thing, or {@code null} if there is none
	 * @throws MessageConversionException if it is nested too deep for others, perhaps
	 * because it is in itself
	 */
	@Nullable Object foreignIn(Object payload) {
		return isNested() ? foreign(payload, 1) : null;
	}

	private static @Nullable Object foreign(@Nullable Object value, int depth) {
		if (value instanceof Map<?, ?> map) {
			Object key = first(map.keySet(), (each) -> (each instanceof String) ? null : each);
			return (key != null) ? key : first(map.values(), (each) -> inside(each, depth));
		}
		if (value instanceof List<?> list) {
			return first(list, (each) -> inside(each, depth));
		}
		if (value instanceof JsonNode node && node.isContainer()) {
			return first(node.values(), (each) -> inside(each, depth));
		}
		return isValue(value) ? null : value;
	}

	private static @Nullable Object inside(@Nullable Object value, int depth) {
		if (depth > FrameCodec.MAX_PAYLOAD_DEPTH) {
			throw new MessageConversionException(
					"Other nodes do not read what is nested deeper than " + FrameCodec.MAX_PAYLOAD_DEPTH + " levels");
		}
		return foreign(value, depth + 1);
	}

	private static @Nullable Object first(Collection<?> values, UnaryOperator<@Nullable Object> finder) {
		for (Object value : values) {
			Object found = finder.apply(value);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static boolean isValue(@Nullable Object value) {
		if (value instanceof JsonNode node) {
			return !node.isPojo() && !node.isBinary() && !node.isMissingNode();
		}
		return value == null || value instanceof String || value instanceof Boolean || value instanceof Integer
				|| value instanceof Long || value instanceof Double || value instanceof BigDecimal
				|| value instanceof BigInteger;
	}

}
