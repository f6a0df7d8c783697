/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonView;
import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.ByteBufferBackedInputStream;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.DefaultContentTypeResolver;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * Converter for messages as JSON, which are text on the wire as well (RFC 8259).
 */
public final class JsonConverter extends JacksonJsonMessageConverter implements TextFormat {

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
		JavaType target = target(type, parameter);
		try {
			String obstacle = obstacle(target, getJsonMapper()._deserializationContext());
			return (obstacle == null && type == Optional.class) ? "a message is never absent, and no Optional"
					: obstacle;
		}
		catch (JacksonException ex) {
			return ex.getOriginalMessage();
		}
	}

	private JavaType target(Class<?> type, @Nullable MethodParameter parameter) {
		if (parameter == null) {
			return getJsonMapper().constructType(type);
		}
		MethodParameter nested = parameter.nestedIfOptional();
		return getJsonMapper().constructType(
				GenericTypeResolver.resolveType(nested.getNestedGenericParameterType(), nested.getContainingClass()));
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

	@Override
	public @Nullable Function<BossMessage.Text, @Nullable Object> reader(Class<?> type,
			@Nullable MethodParameter parameter) {
		boolean other = type.isAssignableFrom(String.class) || Message.class.isAssignableFrom(type)
				|| (parameter != null && parameter.hasParameterAnnotation(JsonView.class));
		if (other || !isAsMade()) {
			return null;
		}
		ObjectReader reader = getJsonMapper().readerFor(target(type, parameter));
		return (text) -> read(reader, text.bytes());
	}

	// A failure is found once more the long way: it tells places in characters, and not
	// in bytes.
	private static @Nullable Object read(ObjectReader reader, ByteBuffer utf8) {
		try {
			return isSurelyUtf8(utf8) ? reader.readValue(new ByteBufferBackedInputStream(utf8)) : null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	// Jackson takes bytes for UTF-16 or UTF-32 if they begin so, and skips a byte order
	// mark. A message is always UTF-8.
	private static boolean isSurelyUtf8(ByteBuffer bytes) {
		return bytes.remaining() > 1 && bytes.get(0) > 0 && bytes.get(1) != 0;
	}

	@Override
	public @Nullable Function<Object, @Nullable BossMessage> writer() {
		if (!isAsMade()) {
			return null;
		}
		ObjectWriter writer = getJsonMapper().writer().with(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
		return (object) -> write(writer, object);
	}

	private static @Nullable BossMessage write(ObjectWriter writer, Object object) {
		JsonOutput output = new JsonOutput();
		try {
			writer.writeValue(output, object);
			return output.toMessage();
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	// A mapper or a factory of another class, and settings of this converter, may change
	// what comes of characters and not what comes of bytes.
	private boolean isAsMade() {
		JsonFactory factory = getJsonMapper().tokenStreamFactory();
		boolean plain = getJsonMapper().getClass() == JsonMapper.class && factory.getClass() == JsonFactory.class
				&& factory.getInputDecorator() == null && factory.getOutputDecorator() == null;
		return plain && getSerializedPayloadClass() == String.class && !isStrictContentTypeMatch()
				&& getContentTypeResolver() instanceof DefaultContentTypeResolver resolver
				&& resolver.getClass() == DefaultContentTypeResolver.class && resolver.getDefaultMimeType() == null;
	}

}
