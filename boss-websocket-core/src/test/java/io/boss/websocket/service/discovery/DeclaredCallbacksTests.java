/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.annotation.OnDrop;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnResume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeclaredCallbacks}.
 */
class DeclaredCallbacksTests {

	static Stream<Arguments> services() {
		return Stream.of(Arguments.of(Plain.class, false, false), Arguments.of(Dropping.class, true, false),
				Arguments.of(Inheriting.class, true, false), Arguments.of(Resuming.class, false, true),
				Arguments.of(Annotated.class, false, false), Arguments.of(AnnotatedBoth.class, true, true),
				Arguments.of(Object.class, true, true));
	}

	@ParameterizedTest
	@MethodSource("services")
	void whenServiceHasOrInheritsACallbackThenItIsKnown(Class<?> type, boolean drop, boolean resume) {
		assertThat(DeclaredCallbacks.of(type)).isEqualTo(new DeclaredCallbacks(drop, resume));
	}

	static class Plain implements BossServiceHandler<String> {

	}

	static class Dropping implements BossServiceHandler<String> {

		@Override
		public Outcome<String> handleDrop(String servicePath, BossConnection client, String state) {
			return Outcome.noReply(state);
		}

	}

	static class Inheriting extends Dropping {

	}

	interface Returning<S> extends BossServiceHandler<S> {

		@Override
		default Outcome<S> handleResume(ResumeInfo info, String servicePath, BossConnection client, S state) {
			return Outcome.noReply(state);
		}

	}

	static class Resuming implements Returning<Integer> {

	}

	static class Annotated {

		@OnJoin
		void joined() {
		}

	}

	static class AnnotatedBoth {

		@OnDrop
		void dropped() {
		}

		@OnResume
		void resumed() {
		}

	}

}
