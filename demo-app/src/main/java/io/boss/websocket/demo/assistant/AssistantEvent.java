/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Message of the assistant: JSON with a {@code type}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface AssistantEvent {

	/**
	 * Conversation so far, for who joins.
	 *
	 * @param turns the turns, oldest first
	 */
	@JsonTypeName("conversation")
	record SoFar(List<Line> turns) implements AssistantEvent {

		/**
		 * Turn of the conversation.
		 *
		 * @param turn its number
		 * @param prompt the prompt
		 * @param text the answer as far as it is there
		 * @param ending how the answer ended, or {@code null} if there is more to come
		 */
		record Line(long turn, String prompt, String text, @Nullable Ending ending) {
		}

	}

	/**
	 * Prompt that the model answers from now on: the first part of the stream for who has
	 * asked, and a message for everybody else.
	 *
	 * @param turn the number of the turn
	 * @param prompt the prompt
	 */
	@JsonTypeName("asked")
	record Asked(long turn, String prompt) implements AssistantEvent {
	}

	/**
	 * Part of an answer.
	 *
	 * @param text what comes next
	 */
	@JsonTypeName("part")
	record Part(String text) implements AssistantEvent {
	}

	/**
	 * End of an answer.
	 *
	 * @param ending how it ended
	 */
	@JsonTypeName("ended")
	record Ended(Ending ending) implements AssistantEvent {
	}

	/**
	 * Answer to a message that the assistant does not understand or allow.
	 *
	 * @param code for programs
	 * @param text for people
	 */
	@JsonTypeName("problem")
	record Problem(String code, String text) implements AssistantEvent {
	}

}
