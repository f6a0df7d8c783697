/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/**
 * Model that understands nothing and types well: it looks for words that it knows, and
 * says what it has learnt by heart. It needs no network, and says the same to the same
 * prompt.
 */
@Component
@Fallback
class TypingModel implements LanguageModel {

	private static final List<Topic> TOPICS = List.of(
			new Topic(List.of("reload", "refresh", "come back", "tabs", "second tab"),
					"""
							Try it: reload this page now, in the middle of the sentence. You will find it where it was, and it \
							will go on from there.

							The conversation is the state of a service, and not of a page. A page that comes is told what was \
							said, asks for the rest of the answer from the character on that it has, and reads on. Open the same \
							address in a second tab, and both show the same, word by word. If the train goes through a tunnel, \
							not even the page has to ask: the session outlives the socket."""),
			new Topic(List.of("stop", "cancel", "enough"), """
					There is a button for that, beside the field. It stops me for everybody in this conversation, in \
					whatever tab you press it.

					A page sends a message, the callback cancels the subscription, and the model hears it at once. \
					Nobody pays for words that nobody wants to read. What I have said so far stays."""),
			new Topic(List.of("slow", "fast", "memory", "heap", "backpressure", "back-pressure"), """
					I type as fast as you read, and never faster than I like.

					The model is asked for the next word when a page has taken the last one. A page that cannot \
					keep up is sent more words at once, later. If nobody keeps up, I wait. Meanwhile the heap holds \
					the text of this answer, once, and for each page a number: the place that it has come to. A \
					hundred slow phones are a hundred numbers."""),
			new Topic(List.of("gen_server", "erlang", "chicagoboss", "service", "state"), """
					A gen_server is a process of Erlang with a private state and a mailbox. Messages come in, one at \
					a time, and each is answered with the next state. There are no locks, since there is nothing to \
					lock: nobody else sees the state.

					ChicagoBoss brought that to WebSockets, and this library brings it to Spring. This conversation \
					is one such service. Its state is what you and I have said, and its callbacks are short: \
					somebody joins, somebody asks, a word has come, somebody leaves. The one next door runs at the \
					same time, and if it crashes, you will not notice."""),
			new Topic(List.of("who are", "real", "model", "llm", "chatgpt", "openai", "spring"), """
					I am not a language model. I look for words that I know, and recite what I have learnt by \
					heart, at the speed of somebody who thinks. So this demo needs no key, no network and no money.

					The real thing is one bean away. Declare a LanguageModel that asks Spring AI's ChatClient for a \
					stream of its content, and I step back. Stopping, reloading and waiting for slow pages stay as \
					they are, because none of that is my work."""));

	private static final String ELSE = """
			I know little of "%s", but I can say it slowly.

			What I have learnt by heart is how I work. Ask me what a gen_server is, what happens when you reload \
			this page, why I stop when you want me to, how slow pages are kept off the heap, or whether I am a \
			real model. Each of these words is enough.""";

	private static final int MAX_QUOTED = 60;

	private final Duration pace;

	TypingModel(@Value("${demo.assistant.pace}") Duration pace) {
		this.pace = pace;
	}

	@Override
	public Flux<String> answer(List<Exchange> before, String prompt) {
		return Flux.fromArray(textFor(prompt).split("(?<=\\s)(?=\\S)"))
			.concatMap((token) -> Mono.just(token).delayElement(timeFor(token)), 1);
	}

	// Longer words take longer, and the end of a sentence longest.
	private Duration timeFor(String token) {
		Duration typing = this.pace.multipliedBy(2 + token.length()).dividedBy(6);
		return (token.endsWith("\n") || token.contains(". ")) ? typing.plus(this.pace.multipliedBy(4)) : typing;
	}

	private static String textFor(String prompt) {
		String words = prompt.toLowerCase(Locale.ROOT)
			.codePoints()
			.mapToObj((c) -> isOfAWord(c) ? Character.toString(c) : " ")
			.collect(Collectors.joining("", " ", " "));
		return TOPICS.stream()
			.filter((topic) -> topic.isMeant(words))
			.findFirst()
			.map(Topic::text)
			.orElseGet(() -> ELSE.formatted(quoted(prompt)));
	}

	private static boolean isOfAWord(int c) {
		return Character.isLetterOrDigit(c) || c == '_' || c == '-';
	}

	private static String quoted(String prompt) {
		String line = prompt.replaceAll("\\s+", " ");
		return (line.codePointCount(0, line.length()) <= MAX_QUOTED) ? line
				: line.substring(0, line.offsetByCodePoints(0, MAX_QUOTED)) + "…";
	}

	/**
	 * Topic that the model knows.
	 *
	 * @param words what it is asked with; more letters may follow each
	 * @param text what there is to say
	 */
	private record Topic(List<String> words, String text) {

		boolean isMeant(String prompt) {
			return this.words.stream().anyMatch((word) -> prompt.contains(" " + word));
		}

	}

}
