/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.boss.websocket.demo.assistant.AssistantEvent.Ended;
import io.boss.websocket.demo.assistant.AssistantEvent.Part;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Answer that a model types, and that any number of readers see, each from where it
 * likes.
 * <ul>
 * <li>The text is kept once. Of a reader there is only the place up to which it has read;
 * one that was slow gets all that is new as one part. So the heap holds the text, however
 * slow pages are.</li>
 * <li>The model is asked for a token when a reader has taken the last one. So it types as
 * fast as the fastest page reads, and waits while nobody does.</li>
 * <li>It goes on when a reader goes, be it the one that has asked.</li>
 * </ul>
 * Callbacks of the conversation begin, append and end, one at a time. Readers read on
 * threads of their own.
 */
final class Answer {

	/** Characters of an answer. */
	static final int MAX_LENGTH = 8_000;

	private static final Logger logger = LoggerFactory.getLogger(Answer.class);

	// Written by callbacks and read by readers, hence no StringBuilder.
	@SuppressWarnings("JdkObsolete")
	private final StringBuffer text = new StringBuffer();

	// How long the text is: each reader hears the latest, and whether there will be more.
	private final Sinks.Many<Integer> lengths = Sinks.many().replay().latest();

	private final AtomicBoolean untaken = new AtomicBoolean();

	private final Typist typist;

	private volatile @Nullable Ending ending;

	/**
	 * Creates an answer without text.
	 * @param conversation what is told of a {@link Token} and a {@link Finish}, on a
	 * thread of the model
	 */
	Answer(Consumer<Object> conversation) {
		this.typist = new Typist(this, conversation);
	}

	void begin(Flux<String> tokens) {
		tokens.subscribe(this.typist);
	}

	void append(String token) {
		if (this.ending != null) {
			return;
		}
		if (this.text.length() + token.length() > MAX_LENGTH) {
			end(Ending.LENGTH);
			return;
		}
		this.text.append(token);
		this.untaken.set(true);
		this.lengths.tryEmitNext(this.text.length()).orThrow();
	}

	/**
	 * Ends the answer, unless it has ended, and the work of the model.
	 * @param ending how it ends
	 */
	void end(Ending ending) {
		if (this.ending == null) {
			this.ending = ending;
			this.typist.cancel();
			this.lengths.tryEmitComplete().orThrow();
		}
	}

	String text() {
		return this.text.toString();
	}

	@Nullable Ending ending() {
		return this.ending;
	}

	/**
	 * The answer for one reader.
	 * @param offset how many characters it has already
	 * @return what is there and what will come, and the end
	 */
	Flux<AssistantEvent> from(int offset) {
		return Flux.defer(() -> {
			AtomicInteger read = new AtomicInteger(offset);
			return this.lengths.asFlux().onBackpressureLatest().<AssistantEvent>handle((length, part) -> {
				if (length > read.get()) {
					part.next(new Part(this.text.substring(read.getAndSet(length), length)));
				}
				taken();
			}).concatWith(Mono.defer(() -> Mono.justOrEmpty(this.ending).map(Ended::new)));
		});
	}

	private void taken() {
		if (this.untaken.compareAndSet(true, false)) {
			this.typist.request(1);
		}
	}

	/**
	 * Info that there is another token.
	 *
	 * @param answer the answer that it belongs to
	 * @param text the token
	 */
	record Token(Answer answer, String text) {
	}

	/**
	 * Info that the model will say no more.
	 *
	 * @param answer the answer that has ended
	 * @param ending how it ended
	 */
	record Finish(Answer answer, Ending ending) {
	}

	/**
	 * Subscriber of the model, which passes on what comes to the conversation.
	 */
	private static final class Typist extends BaseSubscriber<String> {

		private final Answer answer;

		private final Consumer<Object> conversation;

		Typist(Answer answer, Consumer<Object> conversation) {
			this.answer = answer;
			this.conversation = conversation;
		}

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			request(1);
		}

		@Override
		protected void hookOnNext(String token) {
			this.conversation.accept(new Token(this.answer, token));
		}

		@Override
		protected void hookOnComplete() {
			this.conversation.accept(new Finish(this.answer, Ending.COMPLETE));
		}

		// What a model says of its failure is not for the log: there may be a prompt in
		// it.
		@Override
		protected void hookOnError(Throwable failure) {
			logger.warn("The model has failed with {}", failure.getClass().getName());
			this.conversation.accept(new Finish(this.answer, Ending.FAILED));
		}

	}

}
