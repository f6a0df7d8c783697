/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Class of numbers that JSON does not keep.
 */
enum NumberKind {

	LONG('L') {

		@Override
		Number read(JsonParser parser) {
			return parser.getLongValue();
		}

	},

	BIG_INTEGER('G') {

		@Override
		Number read(JsonParser parser) {
			return parser.getBigIntegerValue();
		}

	},

	BIG_DECIMAL('B') {

		@Override
		Number read(JsonParser parser) {
			return parser.getDecimalValue();
		}

	},

	/**
	 * One that is not finite, and travels as text.
	 */
	DOUBLE('D') {

		@Override
		Number read(JsonParser parser) {
			return isText(parser) ? Double.valueOf(parser.getString()) : Double.valueOf(parser.getDoubleValue());
		}

	},

	FLOAT('F') {

		@Override
		Number read(JsonParser parser) {
			return isText(parser) ? Float.valueOf(parser.getString()) : Float.valueOf(parser.getFloatValue());
		}

	},

	SHORT('S') {

		@Override
		Number read(JsonParser parser) {
			return parser.getShortValue();
		}

	},

	BYTE('Y') {

		@Override
		Number read(JsonParser parser) {
			return (byte) parser.getIntValue();
		}

	};

	private static final NumberKind[] ALL = values();

	private final char letter;

	NumberKind(char letter) {
		this.letter = letter;
	}

	char letter() {
		return this.letter;
	}

	/**
	 * Reads the number that a parser is at.
	 * @param parser the parser
	 * @return the number
	 * @throws RuntimeException if there is another thing
	 */
	abstract Number read(JsonParser parser);

	private static boolean isText(JsonParser parser) {
		return parser.currentToken() == JsonToken.VALUE_STRING;
	}

	/**
	 * Finds what must be noted of a value.
	 * @param value any value
	 * @return the class, or {@code null} if it comes back without a note
	 */
	static @Nullable NumberKind of(@Nullable Object value) {
		if (value instanceof Long number) {
			return (number == number.intValue()) ? LONG : null;
		}
		if (value instanceof BigInteger number) {
			return (number.bitLength() < Long.SIZE) ? BIG_INTEGER : null;
		}
		if (value instanceof Double number) {
			return Double.isFinite(number) ? null : DOUBLE;
		}
		if (value instanceof BigDecimal) {
			return BIG_DECIMAL;
		}
		if (value instanceof Float) {
			return FLOAT;
		}
		if (value instanceof Short) {
			return SHORT;
		}
		return (value instanceof Byte) ? BYTE : null;
	}

	static @Nullable NumberKind of(char letter) {
		for (NumberKind kind : ALL) {
			if (kind.letter == letter) {
				return kind;
			}
		}
		return null;
	}

}
