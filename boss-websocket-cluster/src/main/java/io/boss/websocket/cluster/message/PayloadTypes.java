/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.BossMessage;
import io.boss.websocket.stats.SkipReason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.util.RawValue;
import tools.jackson.databind.util.TokenBuffer;

import org.springframework.messaging.converter.MessageConversionException;

/**
 * Allow-list of the types of payloads: String, byte[], Boolean, Integer, Long, Double,
 * BigDecimal, Map, List, JsonNode, and the classes that the application names. A payload
 * travels as JSON with the id of its type, and notes of the classes of its numbers where
 * the JSON does not tell. A class that is not on the list is never loaded because another
 * node names it. Safe on any thread.
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
			return write(this.json, type.getName(), payload, null);
		}
		PlainType plain = PlainType.of(payload);
		if (plain == null) {
			throw unlisted(type, "is not allowed in broadcasts to other nodes");
		}
		Object foreign = plain.foreignIn(payload);
		if (foreign != null) {
			throw unlisted(foreign.getClass(), "in a " + plain.id() + " would be something else on other nodes");
		}
		return write(PLAIN, plain.id(), payload, plain.isNested() ? NumberKinds.of(payload) : null);
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
	public @Nullable WrittenPayload writeHeaders(Map<String, Object> headers) {
		return headers.isEmpty() ? null : write(PLAIN, PlainType.MAP.id(), headers, NumberKinds.of(headers));
	}

	/**
	 * Reads what {@link #writeHeaders} has written.
	 * @param headers the headers as JSON, or {@code null} if there are none
	 * @param numbers the notes of the classes of their numbers, if there are any
	 * @return the headers
	 * @throws UnreadableException if they are something else
	 */
	public Map<?, ?> readHeaders(@Nullable TokenBuffer headers, @Nullable String numbers) {
		return (headers != null) ? (Map<?, ?>) read(PlainType.MAP.id(), headers, numbers) : Map.of();
	}

	private static WrittenPayload write(JsonMapper mapper, String id, Object payload, @Nullable String numbers) {
		return new WrittenPayload(id, json(mapper, payload), numbers);
	}

	// Mistakes are found here, before a service has the payload.
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
	 * Reads a payload without notes of the classes of its numbers.
	 * @param id the id of its type
	 * @param payload the payload as JSON, or {@code null} if that is null or missing
	 * @return the payload
	 * @throws UnreadableException if the type is not on the list, or the JSON is of
	 * another
	 */
	public Object read(String id, @Nullable TokenBuffer payload) {
		return read(id, payload, null);
	}

	/**
	 * Reads a payload.
	 * @param id the id of its type
	 * @param payload the payload as JSON, or {@code null} if that is null or missing
	 * @param numbers the notes of the classes of its numbers, if there are any
	 * @return the payload
	 * @throws UnreadableException if the type is not on the list, or the JSON is of
	 * another
	 */
	public Object read(String id, @Nullable TokenBuffer payload, @Nullable String numbers) {
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
		if (plain != null && plain.isNested() && payload != null && numbers != null) {
			return noted(plain, payload, numbers);
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

	private static Object noted(PlainType plain, TokenBuffer payload, String numbers) {
		try (JsonParser parser = payload.asParser(ObjectReadContext.empty())) {
			Object read = new NotedReader(parser, numbers).read();
			Object value = (plain == PlainType.JSON) ? Nodes.of(read) : read;
			if (plain.type().isInstance(value)) {
				return value;
			}
			throw new UnreadableException(SkipReason.MALFORMED, "Its payload is no " + plain.id(), null);
		}
		catch (JacksonException | IllegalArgumentException ex) {
			throw new UnreadableException(SkipReason.MALFORMED, "Its numbers are not as they are said to be", ex);
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
