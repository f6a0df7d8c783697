/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnTerminate;
import io.boss.websocket.demo.assistant.AssistantEvent.Asked;
import io.boss.websocket.demo.assistant.AssistantEvent.Problem;
import io.boss.websocket.demo.assistant.AssistantEvent.SoFar;
import io.boss.websocket.demo.assistant.Conversation.Turn;
import jakarta.validation.Valid;
import reactor.core.publisher.Flux;

/**
 * Conversations with a language model at {@code /websocket/assistant/<conversation>}: an
 * instance for each, which begins with its first page. All pages of a conversation see
 * the same, also one that comes when the model is in the middle of an answer, and any of
 * them may stop it.
 */
@BossService(AssistantService.NAME + "/{conversation:[a-z0-9-]{1,32}}")
class AssistantService {

	static final String NAME = "assistant";

	private final LanguageModel model;

	private final BossServices services;

	AssistantService(LanguageModel model, BossServices services) {
		this.model = model;
		this.services = services;
	}

	@OnInit
	Conversation open(InstanceKey key) {
		return new Conversation(this.model, this.services.keyed(NAME).key(key.key())::info);
	}

	@OnJoin
	SoFar joined(BossConnection page, Conversation conversation) {
		conversation.pages().add(page);
		return conversation.soFar();
	}

	@OnIncoming
	Flux<AssistantEvent> asked(@Valid AssistantRequest.Prompt prompt, BossConnection page, Conversation conversation) {
		if (conversation.isAnswering()) {
			return Flux.just(AssistantProblem.BUSY.toEvent());
		}
		Turn turn = conversation.ask(prompt.text());
		Asked asked = new Asked(turn.number(), turn.prompt());
		conversation.pages().send(asked, page);
		return turn.answer().from(0).startWith(asked);
	}

	// The other pages, and those that come back in the middle.
	@OnIncoming
	Flux<AssistantEvent> followed(@Valid AssistantRequest.Follow follow, Conversation conversation) {
		return conversation.turn(follow.turn())
			.map((turn) -> turn.answer().from(follow.from()))
			.orElseGet(() -> Flux.just(AssistantProblem.FORGOTTEN.toEvent()));
	}

	@OnIncoming
	void stopped(AssistantRequest.Stop stop, Conversation conversation) {
		conversation.turn(stop.turn()).ifPresent((turn) -> turn.answer().end(Ending.STOPPED));
	}

	@OnInfo
	void typed(Answer.Token token) {
		token.answer().append(token.text());
	}

	@OnInfo
	void finished(Answer.Finish finish) {
		finish.answer().end(finish.ending());
	}

	@OnIncoming
	Problem refused(BossMessage.Binary message) {
		return AssistantProblem.BAD_MESSAGE.toEvent();
	}

	@OnInvalid
	Problem misunderstood(InvalidMessage message) {
		return AssistantProblem.of(message).toEvent();
	}

	@OnClose
	void left(BossConnection page, Conversation conversation) {
		conversation.pages().remove(page);
	}

	@OnTerminate
	void ended(Conversation conversation) {
		conversation.end();
	}

}
