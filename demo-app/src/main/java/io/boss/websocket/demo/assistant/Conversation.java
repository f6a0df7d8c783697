/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.demo.assistant.AssistantEvent.SoFar;
import reactor.core.publisher.Flux;

/**
 * State of a conversation of the {@link AssistantService}: the pages that look at it, and
 * its last turns. Used by one callback at a time, so it needs no locks.
 */
class Conversation {

	/** Turns that are remembered. */
	static final int MAX_TURNS = 50;

	/**
	 * Characters that are remembered, in whole turns; so a page that joins can be told
	 * all.
	 */
	static final int MAX_CHARACTERS = 60_000;

	private final ConnectionGroup pages = new ConnectionGroup();

	private final Deque<Turn> turns = new ArrayDeque<>();

	private final LanguageModel model;

	private final Consumer<Object> self;

	private long asked;

	Conversation(LanguageModel model, Consumer<Object> self) {
		this.model = model;
		this.self = self;
	}

	ConnectionGroup pages() {
		return this.pages;
	}

	SoFar soFar() {
		return new SoFar(this.turns.stream().map(Turn::toLine).toList());
	}

	boolean isAnswering() {
		return !this.turns.isEmpty() && this.turns.getLast().answer().ending() == null;
	}

	/**
	 * Asks the model.
	 * @param prompt the prompt
	 * @return the turn, whose answer has begun
	 */
	Turn ask(String prompt) {
		List<LanguageModel.Exchange> before = this.turns.stream().map(Turn::toExchange).toList();
		Turn turn = new Turn(++this.asked, prompt, new Answer(this.self));
		this.turns.addLast(turn);
		forgetOldest();
		turn.answer().begin(Flux.defer(() -> this.model.answer(before, prompt)));
		return turn;
	}

	private void forgetOldest() {
		while (this.turns.size() > MAX_TURNS || this.turns.stream().mapToInt(Turn::maxLength).sum() > MAX_CHARACTERS) {
			this.turns.removeFirst();
		}
	}

	Optional<Turn> turn(long number) {
		return this.turns.stream().filter((turn) -> turn.number() == number).findFirst();
	}

	/**
	 * Stops the model, if it is answering.
	 */
	void end() {
		this.turns.forEach((turn) -> turn.answer().end(Ending.STOPPED));
	}

	/**
	 * Prompt and its answer.
	 *
	 * @param number the number, from 1 on
	 * @param prompt the prompt
	 * @param answer the answer
	 */
	record Turn(long number, String prompt, Answer answer) {

		SoFar.Line toLine() {
			return new SoFar.Line(this.number, this.prompt, this.answer.text(), this.answer.ending());
		}

		LanguageModel.Exchange toExchange() {
			return new LanguageModel.Exchange(this.prompt, this.answer.text());
		}

		// An answer that has not ended may become as long as any.
		int maxLength() {
			boolean ended = this.answer.ending() != null;
			return this.prompt.length() + (ended ? this.answer.text().length() : Answer.MAX_LENGTH);
		}

	}

}
