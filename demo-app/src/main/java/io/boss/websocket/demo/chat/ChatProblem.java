/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import java.util.Locale;
import java.util.stream.Stream;

import io.boss.websocket.InvalidMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.exc.InvalidTypeIdException;

import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.util.ObjectUtils;
import org.springframework.validation.BindingResult;

/**
 * Problem of a request. Of several problems the client is told the first.
 */
enum ChatProblem {

	BINARY("Send text, not binary"),

	BAD_JSON("That was no JSON object that the room can read"),

	UNKNOWN_TYPE("The type must be 'enter' or 'say'"),

	NAME_MISSING("Enter with a name first"),

	NAME_ALREADY_GIVEN("You have a name already"),

	NAME_BLANK("A name must not be blank", "NotBlank.name"),

	NAME_TOO_LONG("A name has at most " + ChatRequest.MAX_NAME + " characters", "Size.name"),

	NAME_ILLEGAL("A name is made of letters, digits, punctuation and spaces", "Pattern.name"),

	NAME_TAKEN("Somebody of that name is here already"),

	TEXT_BLANK("There is nothing to say", "NotBlank.text"),

	TEXT_TOO_LONG("A text has at most " + ChatRequest.MAX_TEXT + " characters", "Size.text"),

	KEY_TOO_LONG("A key has at most " + ChatRequest.MAX_KEY + " characters", "Size.key"),

	BUSY("Everybody talks at once. Say it again");

	private final String text;

	private final @Nullable String constraint;

	ChatProblem(String text) {
		this(text, null);
	}

	ChatProblem(String text, @Nullable String constraint) {
		this.text = text;
		this.constraint = constraint;
	}

	static ChatProblem of(InvalidMessage message) {
		if (message.cause() instanceof MethodArgumentNotValidException notValid) {
			return Stream.of(values()).filter((problem) -> problem.isReason(notValid)).findFirst().orElse(BAD_JSON);
		}
		return (message.cause().getCause() instanceof InvalidTypeIdException) ? UNKNOWN_TYPE : BAD_JSON;
	}

	private boolean isReason(MethodArgumentNotValidException notValid) {
		BindingResult result = notValid.getBindingResult();
		return this.constraint != null && result != null
				&& result.getAllErrors()
					.stream()
					.anyMatch((error) -> ObjectUtils.containsElement(error.getCodes(), this.constraint));
	}

	ChatEvent.Problem toEvent() {
		return new ChatEvent.Problem(name().toLowerCase(Locale.ROOT).replace('_', '-'), this.text);
	}

}
