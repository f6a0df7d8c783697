/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import java.util.Locale;

import io.boss.websocket.InvalidMessage;

import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;

/**
 * Problem of a request.
 */
enum AssistantProblem {

	BAD_MESSAGE("That was no prompt that the assistant can read"),

	BAD_PROMPT("A prompt has 1 to " + AssistantRequest.MAX_PROMPT + " characters"),

	BUSY("The assistant is still answering. Stop it, or wait"),

	FORGOTTEN("That was so long ago that the assistant has forgotten it");

	private final String text;

	AssistantProblem(String text) {
		this.text = text;
	}

	static AssistantProblem of(InvalidMessage message) {
		boolean prompt = message.cause() instanceof MethodArgumentNotValidException notValid
				&& notValid.getBindingResult() != null && notValid.getBindingResult().hasFieldErrors("text");
		return prompt ? BAD_PROMPT : BAD_MESSAGE;
	}

	AssistantEvent.Problem toEvent() {
		return new AssistantEvent.Problem(name().toLowerCase(Locale.ROOT).replace('_', '-'), this.text);
	}

}
