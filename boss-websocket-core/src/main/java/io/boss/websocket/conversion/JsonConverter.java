/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * Converter for messages as JSON, which are text on the wire as well (RFC 8259).
 */
public final class JsonConverter extends JacksonJsonMessageConverter implements TypeCheck {

	/**
	 * Creates a converter.
	 * @param mapper reads and writes
	 */
	public JsonConverter(JsonMapper mapper) {
		super(mapper);
		setSerializedPayloadClass(String.class);
	}

	// No other code would say what is wrong with "null".
	@Override
	protected Object convertFromInternal(Message<?> message, Class<?> targetClass, @Nullable Object conversionHint) {
		Object object = super.convertFromInternal(message, targetClass, conversionHint);
		if (object == null) {
			throw new MessageConversionException(message, "The message is null",
					MismatchedInputException.from((JsonParser) null, targetClass, "null"));
		}
		return object;
	}

	@Override
	public @Nullable String obstacle(Class<?> type, @Nullable MethodParameter parameter) {
		JavaType target = getJsonMapper().constructType(type);
		if (parameter != null) {
			MethodParameter nested = parameter.nestedIfOptional();
			target = getJsonMapper().constructType(GenericTypeResolver
				.resolveType(nested.getNestedGenericParameterType(), nested.getContainingClass()));
		}
		try {
			String obstacle = obstacle(target, getJsonMapper()._deserializationContext());
			return (obstacle == null && type == Optional.class) ? "a message is never absent, and no Optional"
					: obstacle;
		}
		catch (JacksonException ex) {
			return ex.getOriginalMessage();
		}
	}

	// Asks for the deserializers, which are what reads in the end, whatever has been
	// registered or annotated; nothing is created.
	private static @Nullable String obstacle(JavaType type, DeserializationContext context) {
		boolean mended = context.getConfig().getProblemHandlers() != null;
		if (!mended && context.findRootValueDeserializer(type) instanceof AbstractDeserializer) {
			return type.getRawClass().getSimpleName() + " is "
					+ (type.isInterface() ? "an interface" : "an abstract class") + " without type information";
		}
		JavaType content = (type.isContainerType() || type.isReferenceType()) ? type.getContentType() : null;
		return (content != null) ? obstacle(content, context) : null;
	}

}
