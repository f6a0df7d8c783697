/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TypingModel}.
 */
class TypingModelTests {

	private final TypingModel model = new TypingModel(Duration.ZERO);

	@ParameterizedTest
	@CsvSource({ "What is a gen_server?, A gen_server is", "What happens when I RELOAD?, Try it: reload",
			"Please stop., There is a button", "Are you a real model?, I am not",
			"Why are you so slow?, I type as fast" })
	void whenPromptHasAKnownWordRecites(String prompt, String begin) {
		assertThat(answer(prompt)).startsWith(begin);
	}

	@Test
	void whenNoWordIsKnownSaysSoAndQuotesBriefly() {
		assertThat(answer("Unstoppable 100%s of\n\n it")).startsWith("I know little of \"Unstoppable 100%s of it\",");
		assertThat(answer("\uD83C\uDF32".repeat(100)))
			.startsWith("I know little of \"" + "\uD83C\uDF32".repeat(60) + "…\",");
	}

	@Test
	void whenAskedTwiceSaysTheSame() {
		assertThat(answer("Hello")).isEqualTo(answer("Hello"));
	}

	@Test
	void whenItTypesEachTokenIsAWord() {
		assertThat(this.model.answer(List.of(), "Stop").take(3).collectList().block()).containsExactly("There ", "is ",
				"a ");
	}

	private String answer(String prompt) {
		return String.join("", this.model.answer(List.of(), prompt).collectList().block());
	}

}
