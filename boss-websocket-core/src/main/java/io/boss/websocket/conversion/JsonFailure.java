/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.jsontype.TypeDeserializer;

import org.springframework.util.StringUtils;

/**
 * Description of a failure of Jackson to read a message. Jackson's own texts name classes
 * and quote values, so that none of them is used as it is.
 */
final class JsonFailure {

	private static final int MOST_NAMES = 20;

	private JsonFailure() {
	}

	static @Nullable String describe(Throwable failure) {
		if (failure instanceof InputCoercionException ex) {
			return place(ex) + " is a number that is too large";
		}
		if (failure instanceof StreamConstraintsException ex) {
			return "its JSON is too deep, or a name, a text or a number in it is too long" + at(ex);
		}
		if (failure instanceof UnexpectedEndOfInputException ex) {
			return "its JSON ends too early" + at(ex);
		}
		if (failure instanceof StreamReadException ex) {
			return "it is no JSON" + at(ex);
		}
		if (failure instanceof InvalidTypeIdException ex) {
			return ofTypeId(ex);
		}
		if (failure instanceof UnrecognizedPropertyException ex) {
			return place(ex) + " is unknown" + known(ex.getKnownPropertyIds());
		}
		if (failure instanceof MismatchedInputException ex) {
			return mismatch(ex);
		}
		if (failure instanceof ValueInstantiationException ex) {
			return place(ex) + " has a value that is refused";
		}
		if (failure instanceof InvalidDefinitionException) {
			return "the service has no way to read it";
		}
		return (failure instanceof JacksonException ex) ? place(ex) + " cannot be read" : null;
	}

	private static String at(JacksonException ex) {
		TokenStreamLocation location = ex.getLocation();
		return (location != null && location.getLineNr() > 0)
				? " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")" : "";
	}

	private static String place(JacksonException ex) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference step : ex.getPath()) {
			String name = step.getPropertyName();
			if (name != null) {
				path.append((path.length() > 0) ? "." : "").append(name);
			}
			else {
				path.append('[').append(Math.max(step.getIndex(), 0)).append(']');
			}
		}
		return (path.length() > 0) ? "member " + ReadingFailure.quote(path.toString()) : "it";
	}

	private static String known(@Nullable Collection<?> names) {
		if (names == null || names.isEmpty()) {
			return "";
		}
		return "; known are " + names.stream()
			.map(String::valueOf)
			.sorted()
			.limit(MOST_NAMES)
			.collect(Collectors.joining(", ", "[", (names.size() > MOST_NAMES) ? ", ...]" : "]"));
	}

	private static String ofTypeId(InvalidTypeIdException ex) {
		TypeDeserializer types = types(ex);
		// None if members are what tells.
		String member = (types != null && StringUtils.hasText(types.getPropertyName())) ? types.getPropertyName()
				: null;
		JsonToken token = ex.getCurrentToken();
		if (ex.getTypeId() == null && token != null && token.isScalarValue()) {
			return place(ex) + " must be an object";
		}
		if (ex.getTypeId() == null && member == null) {
			return "the members of " + object(ex) + " are those of no known type";
		}
		if (ex.getTypeId() == null) {
			return "member " + ReadingFailure.quote(member) + " of " + object(ex) + " is missing" + knownTypes(types);
		}
		return ReadingFailure.quote(ex.getTypeId())
				+ ((member != null) ? " in member " + ReadingFailure.quote(member) : "") + " of " + object(ex)
				+ " is no known type" + knownTypes(types);
	}

	private static String object(JacksonException ex) {
		return ex.getPath().isEmpty() ? "the message" : place(ex);
	}

	private static @Nullable TypeDeserializer types(InvalidTypeIdException ex) {
		boolean known = ex.getBaseType() != null && ex.processor() instanceof JsonParser;
		if (known && ((JsonParser) ex.processor()).objectReadContext() instanceof DeserializationContext context) {
			return context.findTypeDeserializer(ex.getBaseType());
		}
		return null;
	}

	private static String knownTypes(@Nullable TypeDeserializer types) {
		if (types == null) {
			return "";
		}
		JsonTypeInfo.Id mechanism = types.getTypeIdResolver().getMechanism();
		boolean named = mechanism == JsonTypeInfo.Id.NAME || mechanism == JsonTypeInfo.Id.SIMPLE_NAME;
		String names = named ? types.getTypeIdResolver().getDescForKnownTypeIds() : null;
		if (names == null || !names.startsWith("[") || !names.endsWith("]")) {
			return "";
		}
		return known(List.of(names.substring(1, names.length() - 1).split(", ")));
	}

	private static String mismatch(MismatchedInputException ex) {
		String message = String.valueOf(ex.getOriginalMessage());
		JsonToken token = ex.getCurrentToken();
		if (token == null && message.startsWith("No content")) {
			return "it is empty";
		}
		if (message.startsWith("Trailing token")) {
			return "there is more after its end" + at(ex);
		}
		if (token == JsonToken.END_OBJECT && !ex.getPath().isEmpty()) {
			return place(ex) + " is missing";
		}
		if (token == JsonToken.VALUE_NULL) {
			return place(ex) + " must not be null";
		}
		Class<?> target = ex.getTargetType();
		return place(ex) + ((target != null) ? " must be " + JsonWords.of(target, message) : " cannot be read");
	}

}
