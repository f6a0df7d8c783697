/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnBroadcast;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PayloadDispatcher}.
 */
class PayloadDispatcherTests {

	private final List<String> calls = new ArrayList<>();

	@Test
	void whenSeveralMethodsTakeAPayloadThenTheMostSpecificIsCalled() {
		BossServiceHandler<Object> handler = TestHandlers.of(new Specific());
		handler.handleBroadcast(new Dog(), null);
		handler.handleBroadcast(new Puppy(), null);
		handler.handleBroadcast(new Cat(), null);
		handler.handleBroadcast("stone", null);
		assertThat(this.calls).containsExactly("dog", "dog", "animal", "anything");
	}

	@Test
	void whenSeveralMethodsAreEquallySpecificThenTheFirstByNameIsCalled() {
		BossServiceHandler<Object> handler = TestHandlers.of(new Tied());
		handler.handleBroadcast(new Dog(), null);
		assertThat(this.calls).containsExactly("first");
	}

	@Test
	void whenNoMethodTakesAPayloadThenStateStays() {
		assertThat(TestHandlers.of(new Tied()).handleBroadcast("stone", "state")).isEqualTo(Outcome.noReply("state"));
		assertThat(this.calls).isEmpty();
	}

	@Test
	void whenMethodTakesNoPayloadThenItHandlesWhatNoOtherDoes() {
		BossServiceHandler<Object> handler = TestHandlers.of(new WithRest());
		handler.handleBroadcast(new Dog(), null);
		handler.handleBroadcast("stone", null);
		assertThat(this.calls).containsExactly("dog", "rest");
	}

	@Test
	void whenMethodTakesAPrimitiveThenItIsCalledForItsWrapper() {
		TestHandlers.of(new Primitive()).handleBroadcast(3, null);
		assertThat(this.calls).containsExactly("number 3");
	}

	interface Animal {

	}

	interface Loud {

	}

	static class Dog implements Animal, Loud {

	}

	static class Puppy extends Dog {

	}

	record Cat() implements Animal {
	}

	class Specific {

		@OnBroadcast
		void animal(Animal animal) {
			PayloadDispatcherTests.this.calls.add("animal");
		}

		@OnBroadcast
		void anything(Object anything) {
			PayloadDispatcherTests.this.calls.add("anything");
		}

		@OnBroadcast
		void dog(Dog dog) {
			PayloadDispatcherTests.this.calls.add("dog");
		}

	}

	class Tied {

		@OnBroadcast
		void second(Animal animal) {
			PayloadDispatcherTests.this.calls.add("second");
		}

		@OnBroadcast
		void first(Loud loud) {
			PayloadDispatcherTests.this.calls.add("first");
		}

	}

	class WithRest {

		@OnBroadcast
		void dog(Dog dog) {
			PayloadDispatcherTests.this.calls.add("dog");
		}

		@OnBroadcast
		void rest() {
			PayloadDispatcherTests.this.calls.add("rest");
		}

	}

	class Primitive {

		@OnBroadcast
		void number(int number) {
			PayloadDispatcherTests.this.calls.add("number " + number);
		}

	}

}
