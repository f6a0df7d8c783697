/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Message of a client: JSON with a {@code type}, such as <code>{"type": "prompt", "text":
 * "Hello"}</code>. An invalid message is an {@link AssistantProblem}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface AssistantRequest {

	/** Characters of a prompt. */
	int MAX_PROMPT = 2_000;

	// What is missing in JSON is null here.
	private static String orEmpty(@Nullable String value) {
		return (value != null) ? value : "";
	}

	/**
	 * Prompt for the model. The answer is a stream: {@link AssistantEvent.Asked},
	 * {@link AssistantEvent.Part}s and {@link AssistantEvent.Ended}.
	 *
	 * @param text the text
	 */
	@JsonTypeName("prompt")
	record Prompt(@NotBlank @Size(max = MAX_PROMPT) String text) implements AssistantRequest {

		public Prompt {
			text = orEmpty(text).strip();
		}

	}

	/**
	 * Request to see an answer, from where one has seen it. The answer is a stream:
	 * {@link AssistantEvent.Part}s and {@link AssistantEvent.Ended}.
	 *
	 * @param turn the number of the turn
	 * @param from how many characters are there already
	 */
	@JsonTypeName("follow")
	record Follow(long turn, @Min(0) int from) implements AssistantRequest {
	}

	/**
	 * Request to stop an answer, for everybody.
	 *
	 * @param turn the number of the turn
	 */
	@JsonTypeName("stop")
	record Stop(long turn) implements AssistantRequest {
	}

}
