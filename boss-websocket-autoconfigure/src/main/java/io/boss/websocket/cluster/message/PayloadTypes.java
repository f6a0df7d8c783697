package io.boss.websocket.cluster.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.BossMessage;
import io.boss.websocket.stats.SkipReason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.util.RawValue;
import tools.jackson.databind.util.TokenBuffer;

import org.springframework.messaging.converter.MessageConversionException;

/**
 * What a payload may be, as an allow-list: String, byte[], Boolean, Integer, Long,
 * Double, BigDecimal, Map, List, JsonNode, and the classes that the application names. A
 * payload travels as JSON with the id of its type. A class that is not on the list is
 * never loaded because another node names it. Safe on any thread.
 */
public final class PayloadTypes {

	private static final JsonMapper PLAIN = JsonMapper.builder()
		.disable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final JsonMapper json;

	private final Map<String, Class<?>> allowed = new HashMap<>();

	/**
	 * Creates a list.
	 * @param json writes and reads what the application allows
	 * @param allowed the classes that the application allows; with a sealed type, those
	 * that it permits
	 */
	public PayloadTypes(JsonMapper json, Collection<Class<?>> allowed) {
		this.json = json;
		allowed.forEach(this::allow);
	}

	private void allow(Class<?> type) {
		if (this.allowed.putIfAbsent(type.getName(), type) == null && type.isSealed()) {
			for (Class<?> permitted : type.getPermittedSubclasses()) {
				allow(permitted);
			}
		}
	}

	/**
	 * Writes a payload.
	 * @param payload the payload
	 * @return the payload as JSON
	 * @throws MessageConversionException if its type is not on the list, Jackson cannot
	 * write it, or others could not read it
	 */
	public WrittenPayload write(Object payload) {
		Class<?> type = (payload instanceof Enum<?> constant) ? constant.getDeclaringClass() : payload.getClass();
		if (this.allowed.containsKey(type.getName())) {
			return write(this.json, type.getName(), payload);
		}
		PlainType plain = PlainType.of(payload);
		if (plain == null) {
			throw unlisted(type, "is not allowed in broadcasts to other nodes");
		}
		Object foreign = plain.foreignIn(payload);
		if (foreign != null) {
			throw unlisted(foreign.getClass(), "in a " + plain.id() + " would be something else on other nodes");
		}
		return write(PLAIN, plain.id(), payload);
	}

	private static MessageConversionException unlisted(Class<?> type, String why) {
		return new MessageConversionException(type.getName() + " " + why
				+ ": send an object of a class that boss.websocket.cluster.allowed-types names");
	}

	/**
	 * Writes what is said about a payload.
	 * @param headers strings, numbers and booleans by their names
	 * @return the headers as JSON, or {@code null} if there are none
	 * @throws MessageConversionException if Jackson cannot write them, or others could
	 * not read them
	 */
	public @Nullable RawValue writeHeaders(Map<String, Object> headers) {
		return headers.isEmpty() ? null : json(PLAIN, headers);
	}

	private static WrittenPayload write(JsonMapper mapper, String id, Object payload) {
		return new WrittenPayload(id, json(mapper, payload));
	}

	// Whatever is wrong is found here, before anybody has the payload.
	private static RawValue json(JsonMapper mapper, Object value) {
		try {
			String json = mapper.writeValueAsString(value);
			if (!(value instanceof String)) {
				FrameCodec.checkReadable(json);
			}
			// The frame is written as bytes, for which half of a surrogate pair has none.
			return new RawValue(BossMessage.Text.wellFormed(json));
		}
		catch (JacksonException ex) {
			throw new MessageConversionException("Could not write " + value.getClass().getName() + " for other nodes",
					ex);
		}
	}

	/**
	 * Reads a payload.
	 * @param id the id of its type
	 * @param payload the payload as JSON, or {@code null} if that is null or missing
	 * @return the payload
	 * @throws UnreadableException if the type is not on the list, or the JSON is of
	 * another
	 */
	public Object read(String id, @Nullable TokenBuffer payload) {
		PlainType plain = PlainType.ofId(id);
		Class<?> type = (plain != null) ? plain.type() : this.allowed.get(id);
		if (type == null) {
			throw new UnreadableException(SkipReason.UNLISTED_TYPE,
					"Its payload is a " + shortened(id) + ", which boss.websocket.cluster.allowed-types does not name",
					null);
		}
		if (plain == PlainType.JSON && payload == null) {
			return NullNode.getInstance();
		}
		return require(id, (payload != null) ? read((plain != null) ? PLAIN : this.json, type, payload) : null);
	}

	private static @Nullable Object read(JsonMapper mapper, Class<?> type, TokenBuffer payload) {
		try {
			return mapper.readerFor(type).readValue(payload);
		}
		catch (JacksonException ex) {
			throw new UnreadableException(SkipReason.MALFORMED,
					"Its payload is no " + type.getName() + ": " + ex.getOriginalMessage(), ex);
		}
	}

	private static Object require(String id, @Nullable Object payload) {
		if (payload == null) {
			throw new UnreadableException(SkipReason.MALFORMED, "It has no payload of type " + id, null);
		}
		return payload;
	}

	private static String shortened(String id) {
		return (id.length() <= 200) ? id : id.substring(0, 200) + "...";
	}

}
