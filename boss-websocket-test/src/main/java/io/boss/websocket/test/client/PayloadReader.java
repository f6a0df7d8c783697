package io.boss.websocket.test.client;

import java.util.List;
import java.util.Optional;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reader and writer of payloads: messages as they are, text, bytes, and JSON. Needs
 * Jackson for JSON alone. Safe on any thread.
 */
final class PayloadReader {

	private final @Nullable JsonMapper json;

	PayloadReader(@Nullable JsonMapper json) {
		this.json = json;
	}

	BossMessage write(Object payload) {
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
	 * Reads a message as one of a type.
	 * @param <T> the type
	 * @param message the message
	 * @param type the class of the type
	 * @return what the message says
	 * @throws IllegalArgumentException if the message is none of the type, with the
	 * reason
	 */
	<T> T read(BossMessage message, Class<T> type) {
		if (type.isInstance(message)) {
			return type.cast(message);
		}
		if (message instanceof BossMessage.Binary binary && type == byte[].class) {
			return type.cast(binary.toByteArray());
		}
		if (!(message instanceof BossMessage.Text text) || type == byte[].class) {
			throw new IllegalArgumentException((message instanceof BossMessage.Text) ? "It is text" : "It is binary");
		}
		return (type == String.class) ? type.cast(text.payload()) : readJson(text.payload(), type);
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
		return value;
	}

	/**
	 * Reads those messages that are of a type.
	 * @param <T> the type
	 * @param messages the messages
	 * @param type the class of the type
	 * @return what these messages say
	 */
	<T> List<T> readAll(List<BossMessage> messages, Class<T> type) {
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

		// Strict, to tell types apart. Modules as in an application of Spring Boot.
		static final JsonMapper JSON = JsonMapper.builder()
			.findAndAddModules()
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
					DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
			.build();

	}

}
