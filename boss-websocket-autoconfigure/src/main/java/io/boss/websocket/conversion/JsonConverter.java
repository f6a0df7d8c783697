package io.boss.websocket.conversion;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;

/**
 * Messages as JSON, which is text (RFC 8259), and text it is on the wire.
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

	@Override
	public @Nullable String obstacle(Class<?> type, @Nullable MethodParameter parameter) {
		JavaType target = getJsonMapper().constructType(type);
		if (parameter != null) {
			MethodParameter nested = parameter.nestedIfOptional();
			target = getJsonMapper().constructType(GenericTypeResolver
				.resolveType(nested.getNestedGenericParameterType(), nested.getContainingClass()));
		}
		try {
			return obstacle(target, getJsonMapper()._deserializationContext());
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
