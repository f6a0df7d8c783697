/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import org.junit.jupiter.api.Test;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReturnValues}.
 */
class ReturnValuesTests {

	private final FakeConnection client = new FakeConnection("1");

	private final List<Object> handled = new ArrayList<>();

	private Object answer;

	@Test
	void whenMethodReturnsAnOutcomeThenItIsTaken() {
		assertThat(incoming(Outcome.noReply(7, Duration.ofSeconds(1))))
			.isEqualTo(Outcome.noReply(7, Duration.ofSeconds(1)));
		assertThat(incoming(Outcome.stop(TerminationReason.NORMAL, 7)))
			.isEqualTo(Outcome.stop(TerminationReason.NORMAL, 7));
		assertThat(this.client.sent()).isEmpty();
	}

	@Test
	void whenMethodReturnsStateThenItIsTheNextAndNoReply() {
		assertThat(incoming(new Tally(8))).isEqualTo(Outcome.noReply(new Tally(8)));
		assertThat(incoming(new LoudTally(9))).isInstanceOf(Outcome.NoReply.class)
			.extracting((outcome) -> ((Outcome.NoReply<?>) outcome).state())
			.isInstanceOf(LoudTally.class);
		assertThat(this.client.sent()).isEmpty();
	}

	@Test
	void whenMethodReturnsNullThenNothingChanges() {
		assertThat(incoming(null)).isEqualTo(Outcome.noReply(new Tally(1)));
		assertThat(this.client.sent()).isEmpty();
	}

	@Test
	void whenMethodReturnsAnythingElseThenItIsTheReply() {
		assertThat(incoming(42)).isEqualTo(Outcome.noReply(new Tally(1)));
		assertThat(incoming(Optional.of("x"))).isEqualTo(Outcome.noReply(new Tally(1)));
		assertThat(incoming(BossMessage.text("raw"))).isEqualTo(Outcome.noReply(new Tally(1)));
		assertThat(this.client.sent()).containsExactly(BossMessage.text("<42>"), BossMessage.text("<Optional[x]>"),
				BossMessage.text("raw"));
	}

	@Test
	void whenStateIsPrimitiveThenItIsStateAndNoReply() {
		BossServiceHandler<Object> handler = TestHandlers.of(new Counting());
		assertThat(handler.init()).isEqualTo(0);
		assertThat(handler.handleIncoming("/", this.client, BossMessage.text("a"), 4)).isEqualTo(Outcome.noReply(5));
		assertThat(handler.handleBroadcast("a", 4)).isEqualTo(Outcome.noReply(3));
		assertThat(this.client.sent()).isEmpty();
	}

	@Test
	void whenServiceHasNoStateThenEverythingIsAReply() {
		BossServiceHandler<Object> handler = TestHandlers.of(new Stateless());
		assertThat(handler.handleJoin("/", this.client, null)).isEqualTo(Outcome.noReply(null));
		assertThat(this.client.sent()).containsExactly(BossMessage.text("<welcome>"));
	}

	@Test
	void whenApplicationHandlesATypeThenItIsNoReply() {
		BossServiceHandler<Object> handler = new TestHandlers().with(new DurationHandler()).create(new Clock());
		assertThat(handler.handleIncoming("/", this.client, BossMessage.text("a"), "state"))
			.isEqualTo(Outcome.noReply("state"));
		assertThat(handler.handleBroadcast("a", "state")).isEqualTo(Outcome.noReply("state"));
		assertThat(this.handled).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
		assertThat(this.client.sent()).isEmpty();
	}

	private Outcome<Object> incoming(Object answer) {
		this.answer = answer;
		return TestHandlers.of(new Answering())
			.handleIncoming("/websocket/test", this.client, BossMessage.text("a"), new Tally(1));
	}

	static class Tally {

		private final int count;

		Tally(int count) {
			this.count = count;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Tally tally && tally.count == this.count;
		}

		@Override
		public int hashCode() {
			return this.count;
		}

	}

	static class LoudTally extends Tally {

		LoudTally(int count) {
			super(count);
		}

	}

	class Answering {

		@OnInit
		Tally init() {
			return new Tally(0);
		}

		@OnIncoming
		Object said(String text) {
			return ReturnValuesTests.this.answer;
		}

	}

	static class Counting {

		@OnInit
		int init() {
			return 0;
		}

		@OnIncoming
		int said(String text, int count) {
			return count + 1;
		}

		@OnBroadcast
		Integer announced(Integer count) {
			return count - 1;
		}

	}

	static class Stateless {

		@OnJoin
		String joined() {
			return "welcome";
		}

	}

	static class Clock {

		@OnIncoming
		Duration said(String text) {
			return Duration.ofSeconds(1);
		}

		@OnBroadcast
		Duration announced(String text) {
			return Duration.ofSeconds(2);
		}

	}

	class DurationHandler implements HandlerMethodReturnValueHandler {

		@Override
		public boolean supportsReturnType(MethodParameter returnType) {
			return returnType.getParameterType() == Duration.class;
		}

		@Override
		public void handleReturnValue(Object returnValue, MethodParameter returnType, Message<?> message) {
			ReturnValuesTests.this.handled.add(returnValue);
		}

	}

}
