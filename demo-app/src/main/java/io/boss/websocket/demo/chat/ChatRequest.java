/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import java.text.Normalizer;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Message of a client: JSON with a {@code type}, such as <code>{"type": "say", "text":
 * "Hello"}</code>. An invalid message is a {@link ChatProblem}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface ChatRequest {

	/** Characters of a name. */
	int MAX_NAME = 24;

	/** Characters of a text. */
	int MAX_TEXT = 1000;

	/** Characters of a key. */
	int MAX_KEY = 64;

	/** What a name is made of. */
	String LEGAL_NAME = "[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]*";

	// What is missing in JSON is null here.
	private static String orEmpty(@Nullable String value) {
		return (value != null) ? value : "";
	}

	/**
	 * Request to enter the room.
	 *
	 * @param name the name to use
	 * @param key a secret of the client: a client that shows it again, at another node,
	 * gets the name that its lost connection may still have
	 */
	@JsonTypeName("enter")
	record Enter(@NotBlank @Size(max = MAX_NAME) @Pattern(regexp = LEGAL_NAME) String name,
			@Nullable @Size(max = MAX_KEY) String key) implements ChatRequest {

		public Enter {
			name = Normalizer.normalize(orEmpty(name), Normalizer.Form.NFKC).strip();
		}

	}

	/**
	 * Request to say something to everybody.
	 *
	 * @param text the text
	 */
	@JsonTypeName("say")
	record Say(@NotBlank @Size(max = MAX_TEXT) String text) implements ChatRequest {

		public Say {
			text = orEmpty(text).strip();
		}

	}

}
