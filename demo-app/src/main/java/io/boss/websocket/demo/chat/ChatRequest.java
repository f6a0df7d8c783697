package io.boss.websocket.demo.chat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * What a client may send: JSON with a {@code type}, such as
 * <code>{"type": "say", "text": "Hello"}</code>.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface ChatRequest {

	/**
	 * Comes into the room.
	 *
	 * @param name what to be called
	 */
	@JsonTypeName("enter")
	record Enter(@Nullable String name) implements ChatRequest {
	}

	/**
	 * Says something to everybody.
	 *
	 * @param text what to say
	 */
	@JsonTypeName("say")
	record Say(@Nullable String text) implements ChatRequest {
	}

}
