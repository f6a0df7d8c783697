/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.log;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogTrace}.
 */
class LogTraceTests {

	private static final String FORGED = "no\r\n2026-11-30 INFO FAKE : operator logged in\u001b[31m\u2028\u202e";

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whenLevelIsOffThenNothingIsMadeForTheLog(boolean on) {
		List<String> asked = new ArrayList<>();
		Log log = (Log) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Log.class },
				(proxy, method, arguments) -> {
					asked.add(method.getName());
					return method.getName().equals("isDebugEnabled") ? on : null;
				});
		LogTrace.debug(log, "It has failed", new IOException());
		assertThat(asked).isEqualTo(on ? List.of("isDebugEnabled", "debug") : List.of("isDebugEnabled"));
	}

	@Test
	void whenMessagesWouldForgeLinesThenNoneOfThemDoes() {
		Exception root = new IOException(FORGED);
		root.addSuppressed(new IllegalStateException(FORGED, new IOException(FORGED)));
		Exception failure = new IllegalArgumentException(FORGED, root);
		failure.addSuppressed(new IllegalStateException(FORGED));

		String trace = new LogTrace("It has failed", failure).toString();

		assertThat(trace).doesNotContain("\r", "\u001b", "\u2028", "\u202e");
		assertThat(trace.split("FAKE", -1)).as("every one of them is shown").hasSize(6);
		assertThat(trace.lines()).noneMatch((line) -> line.startsWith("2026"))
			.first()
			.asString()
			.startsWith("It has failed: java.lang.IllegalArgumentException: no??2026");
		assertThat(trace.lines().filter((line) -> line.startsWith("Caused by: java.io.IOException: no?"))).hasSize(1);
		assertThat(
				trace.lines().filter((line) -> line.startsWith("\tSuppressed: java.lang.IllegalStateException: no?")))
			.hasSize(2);
		assertThat(trace.lines().filter((line) -> line.startsWith("\tCaused by: java.io.IOException: no?"))).hasSize(1);
		assertThat(trace).contains("\tat " + LogTraceTests.class.getName());
	}

	@Test
	void whenCausesGoInACircleThenTraceEnds() {
		Exception first = new IllegalStateException("first");
		Exception second = new IllegalStateException("second", first);
		first.initCause(second);

		assertThat(new LogTrace("It has failed", second).toString()).containsOnlyOnce("first")
			.containsOnlyOnce("second");
	}

	@Test
	void whenThrowablesAreManyThenTraceIsBounded() {
		Exception failure = new IllegalStateException("last");
		for (int i = 0; i < 1000; i++) {
			failure = new IllegalStateException("" + i, failure);
		}

		assertThat(new LogTrace("It has failed", failure).toString()
			.lines()
			.filter((line) -> line.startsWith("Caused by: "))).hasSize(19);
	}

	@Test
	void whenThrowableCannotBePrintedThenTextIs() {
		Exception failure = new IllegalStateException() {

			@Override
			public String getMessage() {
				throw new StackOverflowError();
			}

			@Override
			public StackTraceElement[] getStackTrace() {
				throw new IllegalStateException();
			}

		};

		assertThat(new LogTrace("It has failed", failure).toString()).startsWith("It has failed: ")
			.contains("that cannot be printed")
			.endsWith("(the rest cannot be printed)");
	}

}
