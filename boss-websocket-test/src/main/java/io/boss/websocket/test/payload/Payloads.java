/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.payload;

import java.util.List;
import java.util.Optional;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reader and writer of payloads: messages as they are, text, bytes, and JSON. Needs
 * Jackson for JSON alone. Safe on any thread.
 */
public final class Payloads {

	private final @Nullable JsonMapper json;

	/**
	 * Creates a reader and writer.
	 * @param json the mapper, or {@code null} for one with the modules of the class path
	 */
	public Payloads(@Nullable JsonMapper json) {
		this.json = (json != null) ? strict(json) : null;
	}

	// Types are told apart by their properties.
	private static JsonMapper strict(JsonMapper json) {
		return json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	}

	/**
	 * Writes an object as a message.
	 * @param payload a message, text, a {@code byte[]}, or what becomes JSON
	 * @return the message
	 * @throws JacksonException if it cannot be written
	 */
	public BossMessage write(Object payload) {
		if (payload instanceof BossMessage message) {
			return message;
		}
		if (payload instanceof CharSequence text) {
			return BossMessage.text(text.toString());
		}
		if (payload instanceof byte[] bytes) {
			return BossMessage.binary(bytes);
		}
		return BossMessage.text(json().writeValueAsString(payload));
	}

	/**
	 * The payload as it is.
	 * @param message the message
	 * @return a {@code String} or a {@code byte[]}
	 */
	public static Object raw(BossMessage message) {
		return (message instanceof BossMessage.Text text) ? text.payload()
				: ((BossMessage.Binary) message).toByteArray();
	}

	/**
	 * Reads a message as one of a type.
	 * @param <T> the type
	 * @param message the message
	 * @param type {@code String}, {@code byte[]}, {@link BossMessage}, {@code Object} for
	 * text and bytes, or what JSON is read as
	 * @return what the message says
	 * @throws IllegalArgumentException if the message is none of the type, with the
	 * reason
	 */
	public <T> T read(BossMessage message, Class<T> type) {
		if (type != Object.class && type.isInstance(message)) {
			return type.cast(message);
		}
		Object raw = raw(message);
		if (type.isInstance(raw)) {
			return type.cast(raw);
		}
		if (!(raw instanceof String text) || type == byte[].class) {
			throw new IllegalArgumentException((raw instanceof String) ? "It is text" : "It is binary");
		}
		return readJson(text, type);
	}

	private <T> T readJson(String text, Class<T> type) {
		T value;
		try {
			value = json().readValue(text, type);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(ex.getOriginalMessage(), ex);
		}
		if (value == null) {
			throw new IllegalArgumentException("It is null");
		}
		requireAll(json().readTree(text), json().valueToTree(value));
		return value;
	}

	// A record takes null for what is missing, and so would take many texts for its own.
	private static void requireAll(JsonNode said, JsonNode meant) {
		if (said.isObject()) {
			for (String name : meant.propertyNames()) {
				if (!said.has(name) && !meant.get(name).isNull()) {
					throw new IllegalArgumentException("It has no '" + name + "'");
				}
			}
		}
	}

	/**
	 * Reads those messages that are of a type.
	 * @param <T> the type
	 * @param messages the messages
	 * @param type the class of the type
	 * @return what these messages say
	 */
	public <T> List<T> readAll(List<BossMessage> messages, Class<T> type) {
		return messages.stream().flatMap((message) -> find(message, type).stream()).toList();
	}

	private <T> Optional<T> find(BossMessage message, Class<T> type) {
		try {
			return Optional.of(read(message, type));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private JsonMapper json() {
		return (this.json != null) ? this.json : Default.JSON;
	}

	/**
	 * Mapper that is made when JSON is needed first.
	 */
	private static final class Default {

		static final JsonMapper JSON = strict(JsonMapper.builder().findAndAddModules().build());

	}

}
