/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link CallbackObservers}.
 */
class CallbackObserversTests {

	private final List<String> heard = new ArrayList<>();

	@Test
	void whenNobodyObservesThenThereIsNoObserver() {
		assertThat(CallbackObservers.of(List.of())).isNull();
	}

	@Test
	void whenThereAreSeveralThenTheyHearOfTheEndInReverse() {
		observe(new Recording("a"), new Recording("b"));
		assertThat(this.heard).containsExactly("a begins after a-origin", "b begins after b-origin", "b ends",
				"a ends");
	}

	@Test
	void whenThereIsOneThenItHearsOfBothEnds() {
		observe(new Recording("a"));
		assertThat(this.heard).containsExactly("a begins after a-origin", "a ends");
	}

	@Test
	void whenOneFailsThenTheOthersHear() {
		observe(new Recording("a"), new Failing(false), new Failing(true), new Recording("b"));
		assertThat(this.heard).containsExactly("a begins after a-origin", "b begins after b-origin", "b ends",
				"a ends");
	}

	@Test
	void whenTheOnlyOneFailsThenTheCallbackDoesNot() {
		assertThatNoException().isThrownBy(() -> observe(new Failing(false)));
		assertThatNoException().isThrownBy(() -> observe(new Failing(true)));
	}

	@Test
	void whenTheOnlyOneDoesNotCareAboutTheEndThenNothingIsMadeForIt() {
		CallbackObserver observer = CallbackObservers.of(List.of((call) -> CallbackObserver.Scope.NONE));
		assertThat(observer.begin(call(null))).isSameAs(CallbackObserver.Scope.NONE);
		assertThat(observer.origin()).isNull();
	}

	private void observe(CallbackObserver... observers) {
		CallbackObserver observer = CallbackObservers.of(List.of(observers));
		observer.begin(call(observer.origin())).end(CallbackOutcome.NO_REPLY, null);
	}

	private static CallbackObserver.Call call(@Nullable Object origin) {
		return new CallbackObserver.Call("chat", CallbackName.INCOMING, "4f", origin);
	}

	private final class Recording implements CallbackObserver {

		private final String name;

		private Recording(String name) {
			this.name = name;
		}

		@Override
		public Object origin() {
			return this.name + "-origin";
		}

		@Override
		public Scope begin(Call call) {
			CallbackObserversTests.this.heard.add(this.name + " begins after " + call.origin());
			return (outcome, failure) -> CallbackObserversTests.this.heard.add(this.name + " ends");
		}

	}

	/**
	 * Observer that fails at the beginning or at the end.
	 *
	 * @param atTheEnd whether at the end
	 */
	private record Failing(boolean atTheEnd) implements CallbackObserver {

		@Override
		public Object origin() {
			throw new LinkageError("as the test wants it");
		}

		@Override
		public Scope begin(Call call) {
			if (!this.atTheEnd) {
				throw new LinkageError("as the test wants it");
			}
			return (outcome, failure) -> {
				throw new IllegalStateException("as the test wants it");
			};
		}

	}

}
