/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.UUID;

import io.boss.websocket.InstanceKey;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

/**
 * Value of a variable of a key, as a type.
 *
 * @param variable the name of the variable
 * @param type the type
 */
record KeyValue(String variable, TypeDescriptor type) {

	static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	/**
	 * Makes the value for a key.
	 * @param key the key
	 * @param conversionService converts the text
	 * @return the value
	 * @throws RuntimeException if there is none
	 */
	Object of(InstanceKey key, ConversionService conversionService) {
		Object value = find(key, conversionService);
		if (value == null) {
			throw new IllegalArgumentException(
					"Variable '" + this.variable + "' is no " + this.type.getType().getName());
		}
		return value;
	}

	/**
	 * Whether there is a value for a key.
	 * @param key the key
	 * @param conversionService converts the text
	 * @return whether there is one
	 */
	boolean exists(InstanceKey key, ConversionService conversionService) {
		if (this.type.getType() == String.class) {
			return true;
		}
		try {
			return find(key, conversionService) != null;
		}
		catch (ConversionException ex) {
			// What clients write.
			return false;
		}
	}

	private @Nullable Object find(InstanceKey key, ConversionService conversionService) {
		String text = key.variables().get(this.variable);
		Object value = conversionService.convert(text, TEXT, this.type);
		return isAsWritten(value, text) ? value : null;
	}

	// 42, 042 and 0x2a are one number, and would be three instances.
	private static boolean isAsWritten(@Nullable Object value, @Nullable String text) {
		if (value instanceof Enum<?> constant) {
			return constant.name().equals(text);
		}
		if (value instanceof Number || value instanceof UUID || value instanceof Boolean) {
			return value.toString().equals(text);
		}
		return true;
	}

}
