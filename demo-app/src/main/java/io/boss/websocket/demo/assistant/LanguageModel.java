/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import java.util.List;

import reactor.core.publisher.Flux;

/**
 * Model that answers prompts. A bean of this type takes the place of the
 * {@link TypingModel}.
 */
@FunctionalInterface
interface LanguageModel {

	/**
	 * Answers a prompt. What is returned is subscribed to once, asks for a token when the
	 * last one is on its way to a page, and is cancelled when nobody wants the rest.
	 * @param before what was said before, oldest first
	 * @param prompt the prompt
	 * @return the tokens of the answer
	 */
	Flux<String> answer(List<Exchange> before, String prompt);

	/**
	 * Prompt of before, and its answer.
	 *
	 * @param prompt the prompt
	 * @param answer the answer, as far as it came
	 */
	record Exchange(String prompt, String answer) {
	}

}
