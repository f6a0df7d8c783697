/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON nodes of values that {@link NotedReader} has read, with numbers of the same
 * classes.
 */
final class Nodes {

	private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

	private Nodes() {
	}

	static JsonNode of(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			ObjectNode object = FACTORY.objectNode();
			map.forEach((name, member) -> object.set((String) name, of(member)));
			return object;
		}
		if (value instanceof List<?> list) {
			ArrayNode array = FACTORY.arrayNode(list.size());
			list.forEach((element) -> array.add(of(element)));
			return array;
		}
		if (value instanceof String text) {
			return FACTORY.stringNode(text);
		}
		if (value instanceof Boolean bool) {
			return FACTORY.booleanNode(bool);
		}
		return (value instanceof Number number) ? number(number) : FACTORY.nullNode();
	}

	private static JsonNode number(Number number) {
		if (number instanceof Integer value) {
			return FACTORY.numberNode(value.intValue());
		}
		if (number instanceof Long value) {
			return FACTORY.numberNode(value.longValue());
		}
		if (number instanceof Double value) {
			return FACTORY.numberNode(value.doubleValue());
		}
		if (number instanceof BigInteger value) {
			return FACTORY.numberNode(value);
		}
		if (number instanceof BigDecimal value) {
			return FACTORY.numberNode(value);
		}
		if (number instanceof Float value) {
			return FACTORY.numberNode(value.floatValue());
		}
		return FACTORY.numberNode(number.shortValue());
	}

}
