/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.demo.assistant.AssistantEvent.Ended;
import io.boss.websocket.demo.assistant.AssistantEvent.Part;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Answer}, with the conversation's callbacks called at once.
 */
class AnswerTests {

	private final FedModel model = new FedModel();

	private final Answer answer = new Answer(AnswerTests::callBack);

	private final FedModel.Typing typing = begin();

	@Test
	void whenNobodyReadsOneTokenIsAskedFor() {
		assertThat(this.typing.wanted()).isEqualTo(1);
		this.typing.type("one ");
		assertThat(this.typing.wanted()).isZero();
		assertThat(this.answer.text()).isEqualTo("one ");
	}

	@Test
	void whenReaderTakesATokenTheNextIsAskedFor() {
		Reader reader = new Reader(this.answer, 0, 1);
		this.typing.type("one ");
		assertThat(reader.events).containsExactly(new Part("one "));
		assertThat(this.typing.wanted()).isEqualTo(1);
	}

	@Test
	void whenReaderIsSlowModelWaitsAndGoesOnLater() {
		Reader reader = new Reader(this.answer, 0, 1);
		this.typing.type("one ");
		this.typing.type("two ");
		assertThat(this.typing.wanted()).isZero();
		reader.request(1);
		assertThat(reader.events).containsExactly(new Part("one "), new Part("two "));
		assertThat(this.typing.wanted()).isEqualTo(1);
	}

	@Test
	void whenOneReaderIsSlowAnotherIsNotAndTheSlowOneGetsAllAtOnce() {
		Reader slow = new Reader(this.answer, 0, 0);
		Reader fast = new Reader(this.answer, 0, Long.MAX_VALUE);
		this.typing.type("one ");
		this.typing.type("two ");
		this.typing.type("three");
		this.typing.complete();
		assertThat(fast.events).containsExactly(new Part("one "), new Part("two "), new Part("three"),
				new Ended(Ending.COMPLETE));
		slow.request(1);
		assertThat(slow.events).containsExactly(new Part("one two three"));
		slow.request(1);
		assertThat(slow.events).containsExactly(new Part("one two three"), new Ended(Ending.COMPLETE));
		assertThat(slow.completed).isTrue();
	}

	@Test
	void whenReaderComesLaterItReadsOnFromWhereItWas() {
		Reader gone = new Reader(this.answer, 0, Long.MAX_VALUE);
		this.typing.type("one ");
		gone.cancel();
		this.typing.type("two ");
		assertThat(this.typing.isCancelled()).isFalse();
		Reader back = new Reader(this.answer, 4, Long.MAX_VALUE);
		this.typing.type("three");
		assertThat(back.events).containsExactly(new Part("two "), new Part("three"));
	}

	@Test
	void whenAnswerHasEndedReaderStillGetsIt() {
		new Reader(this.answer, 0, Long.MAX_VALUE);
		this.typing.type("one");
		this.typing.complete();
		assertThat(new Reader(this.answer, 0, Long.MAX_VALUE).events).containsExactly(new Part("one"),
				new Ended(Ending.COMPLETE));
		assertThat(new Reader(this.answer, 3, Long.MAX_VALUE).events).containsExactly(new Ended(Ending.COMPLETE));
		assertThat(new Reader(this.answer, 99, Long.MAX_VALUE).events).containsExactly(new Ended(Ending.COMPLETE));
	}

	@Test
	void whenAnswerIsStoppedModelIsCancelledAndReadersAreTold() {
		Reader reader = new Reader(this.answer, 0, Long.MAX_VALUE);
		this.typing.type("one ");
		this.answer.end(Ending.STOPPED);
		assertThat(this.typing.isCancelled()).isTrue();
		assertThat(reader.events).containsExactly(new Part("one "), new Ended(Ending.STOPPED));
		this.answer.append("two ");
		this.answer.end(Ending.COMPLETE);
		assertThat(reader.events).hasSize(2);
		assertThat(this.answer.text()).isEqualTo("one ");
		assertThat(this.answer.ending()).isEqualTo(Ending.STOPPED);
	}

	@Test
	void whenModelFailsReadersAreTold() {
		Reader reader = new Reader(this.answer, 0, Long.MAX_VALUE);
		this.typing.fail(new IllegalStateException("on purpose"));
		assertThat(reader.events).containsExactly(new Ended(Ending.FAILED));
	}

	@Test
	void whenModelDoesNotEndAnswerDoes() {
		Reader reader = new Reader(this.answer, 0, Long.MAX_VALUE);
		this.typing.type("a".repeat(Answer.MAX_LENGTH));
		this.typing.type("b");
		assertThat(this.answer.text()).hasSize(Answer.MAX_LENGTH).doesNotContain("b");
		assertThat(reader.events).hasSize(2).endsWith(new Ended(Ending.LENGTH));
		assertThat(this.typing.isCancelled()).isTrue();
	}

	private FedModel.Typing begin() {
		this.answer.begin(Flux.defer(() -> this.model.answer(List.of(), "prompt")));
		return this.model.next();
	}

	private static void callBack(Object info) {
		if (info instanceof Answer.Token token) {
			token.answer().append(token.text());
		}
		else if (info instanceof Answer.Finish finish) {
			finish.answer().end(finish.ending());
		}
	}

	/**
	 * Page that has room for as much as the test says.
	 */
	private static final class Reader extends BaseSubscriber<AssistantEvent> {

		private final List<AssistantEvent> events = new ArrayList<>();

		private final long room;

		private boolean completed;

		Reader(Answer answer, int offset, long room) {
			this.room = room;
			answer.from(offset).subscribe(this);
		}

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			if (this.room > 0) {
				request(this.room);
			}
		}

		@Override
		protected void hookOnNext(AssistantEvent event) {
			this.events.add(event);
		}

		@Override
		protected void hookOnComplete() {
			this.completed = true;
		}

	}

}
