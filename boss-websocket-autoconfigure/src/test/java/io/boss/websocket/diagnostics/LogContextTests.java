/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import java.util.Map;

import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackObserver.Call;
import io.boss.websocket.stats.CallbackObserver.Scope;
import io.boss.websocket.stats.CallbackOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogContext}.
 */
class LogContextTests {

	private final LogContext context = new LogContext();

	@AfterEach
	void clear() {
		MDC.clear();
	}

	@Test
	void whenCallbackRunsThenServiceAndClientAreInTheContext() {
		MDC.put("trace", "7");
		Scope scope = begin("4f");
		assertThat(MDC.getCopyOfContextMap())
			.isEqualTo(Map.of("boss.service", "chat", "boss.connection", "4f", "trace", "7"));
		scope.end(CallbackOutcome.NO_REPLY, null);
		assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("trace", "7"));
	}

	@Test
	void whenCallbackIsAboutNoClientThenNoneIsInTheContext() {
		Scope scope = begin(null);
		assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("boss.service", "chat"));
		scope.end(CallbackOutcome.CRASH, new IllegalStateException());
		assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
	}

	@Test
	void whenSomethingWasThereThenItIsThereAgain() {
		Map<String, String> before = Map.of("boss.service", "mine", "boss.connection", "1");
		MDC.setContextMap(before);
		Scope about = begin("4f");
		about.end(CallbackOutcome.NO_REPLY, null);
		assertThat(MDC.getCopyOfContextMap()).isEqualTo(before);
		Scope aboutNobody = begin(null);
		assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("boss.service", "chat"));
		aboutNobody.end(CallbackOutcome.NO_REPLY, null);
		assertThat(MDC.getCopyOfContextMap()).isEqualTo(before);
	}

	@Test
	void whenServiceHasKeysThenTheKeyIsInTheContext() {
		Scope scope = this.context.begin(new Call("room", "42", CallbackName.INCOMING, "4f", null));
		assertThat(MDC.getCopyOfContextMap())
			.isEqualTo(Map.of("boss.service", "room", "boss.key", "42", "boss.connection", "4f"));
		Scope within = begin("5a");
		assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("boss.service", "chat", "boss.connection", "5a"));
		within.end(CallbackOutcome.NO_REPLY, null);
		assertThat(MDC.get("boss.key")).isEqualTo("42");
		scope.end(CallbackOutcome.NO_REPLY, null);
		assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
	}

	@Test
	void whenKeyCouldEndTheLineThenItIsMadeFit() {
		this.context.begin(new Call("room", "4\r\n2", CallbackName.INIT, null, null));
		assertThat(MDC.get("boss.key")).isEqualTo("4??2");
	}

	private Scope begin(String connectionId) {
		return this.context.begin(new Call("chat", CallbackName.INCOMING, connectionId, null));
	}

}
