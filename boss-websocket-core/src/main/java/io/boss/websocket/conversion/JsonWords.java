/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.util.ClassUtils;

/**
 * Names of types in terms of JSON, for a reader who knows JSON and no Java.
 */
final class JsonWords {

	private static final Set<Class<?>> WHOLE = Set.of(Integer.class, Long.class, Short.class, Byte.class,
			BigInteger.class);

	// Where Jackson lists the constants, by the names that they have in JSON.
	private static final String CONSTANTS = "for Enum class: ";

	private static final int MOST = 200;

	private JsonWords() {
	}

	/**
	 * Says what is expected.
	 * @param target the type that a value should be read as
	 * @param message what Jackson says, which lists the constants of an enum
	 * @return what it should be
	 */
	static String of(Class<?> target, String message) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(target);
		if (type == Boolean.class) {
			return "true or false";
		}
		if (WHOLE.contains(type)) {
			return "a whole number";
		}
		if (Number.class.isAssignableFrom(type)) {
			return "a number";
		}
		if (CharSequence.class.isAssignableFrom(type) || type == Character.class) {
			return "text";
		}
		if (type.isEnum()) {
			int constants = message.lastIndexOf(CONSTANTS + "[");
			String names = (constants >= 0) ? message.substring(constants + CONSTANTS.length()) : "a few texts";
			return "one of " + ((names.length() > MOST) ? names.substring(0, MOST) + "...]" : names);
		}
		if (type == byte[].class) {
			return "text in Base64";
		}
		if (type.isArray() || Collection.class.isAssignableFrom(type)) {
			return "a list";
		}
		return other(type);
	}

	private static String other(Class<?> type) {
		if (type.getPackageName().equals("java.time") || Date.class.isAssignableFrom(type)) {
			return "a date, a time or a duration";
		}
		if (type == UUID.class) {
			return "a UUID";
		}
		boolean value = type.getPackageName().startsWith("java.") && !Map.class.isAssignableFrom(type);
		return value ? "of another form" : "an object";
	}

}
