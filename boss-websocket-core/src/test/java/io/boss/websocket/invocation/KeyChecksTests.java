/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Map;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnTerminate;
import io.boss.websocket.annotation.ServiceKey;
import io.boss.websocket.invocation.KeyParametersTests.Numbers;
import io.boss.websocket.invocation.KeyParametersTests.Plain;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyChecks}: mistakes in parameters that get a key.
 */
class KeyChecksTests {

	@Test
	void whenServiceHasNoTemplateThenItDoesNotStart() {
		expect(TestHandlers.mistakeOf(Numbers.class), Numbers.class,
				"has @OnJoin on joined with @ServiceKey long id, and the service has no keys",
				"Give it a template, for example @BossService(\"room/{id}\"), or take the parameter away");
		assertThat(TestHandlers.mistakeOf(WholeKey.class))
			.hasMessageContaining("with a parameter of type InstanceKey that nobody can resolve");
	}

	@Test
	void whenVariableIsUnknownThenItDoesNotStart() {
		expect(new TestHandlers().keyed("id", "part").mistake(Unknown.class), Unknown.class,
				"has @OnTerminate on ended with @ServiceKey(\"nmae\") String name, and its template has no such variable",
				"Name one that it has: id, part");
	}

	@Test
	void whenNameIsNeededThenItDoesNotStart() {
		expect(new TestHandlers().keyed("id", "part").mistake(Numbers.class), Numbers.class,
				"has @OnJoin on joined with @ServiceKey long id, and its template has several variables",
				"Name one of them, for example @ServiceKey(\"id\"), or take an InstanceKey");
	}

	@Test
	void whenTextCannotBeConvertedThenItDoesNotStart() {
		expect(new TestHandlers().keyed("id").mistake(Inconvertible.class), Inconvertible.class,
				"has @OnInit on open with @ServiceKey Span id, which no text can be converted to",
				"Take a String, or let Span have a public constructor that takes one, or a public static method valueOf, "
						+ "of or from");
	}

	@Test
	void whenAdviceTakesAValueThenServicesWithoutKeysDoNotStart() {
		InvalidConfigurationException mistake = new TestHandlers().with(new FakeAdvice(new ValueAdvice(), 0))
			.mistake(Plain.class);
		assertThat(mistake)
			.hasMessage("Bean 'mistaken' (" + Plain.class.getName() + ") has the advice " + ValueAdvice.class.getName()
					+ ", which has @OnError on failed with @ServiceKey long id, and the service has no keys");
		assertThat(new TestHandlers().keyed("id")
			.with(new FakeAdvice(new ValueAdvice(), 0))
			.prepare(Plain.class)
			.keys()
			.test(new InstanceKey("room", "abc", Map.of("id", "abc")))).isFalse();
	}

	private static void expect(InvalidConfigurationException mistake, Class<?> type, String problem, String action) {
		assertThat(mistake).hasMessage("Bean 'mistaken' (" + type.getName() + ") " + problem);
		assertThat(mistake.action()).isEqualTo(action);
	}

	record Span(int from, int to) {

	}

	static class WholeKey {

		@OnJoin
		void joined(InstanceKey key) {
		}

	}

	static class Unknown {

		@OnTerminate
		void ended(@ServiceKey("nmae") String name) {
		}

	}

	static class Inconvertible {

		@OnInit
		void open(@ServiceKey Span id) {
		}

	}

	static class ValueAdvice {

		@OnError
		void failed(IllegalStateException failure, @ServiceKey long id) {
		}

	}

}
