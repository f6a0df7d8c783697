/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.log;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogLine}.
 */
class LogLineTests {

	@Test
	void whenTextIsPlainThenItStays() {
		assertThat(LogLine.of("caf\u00e9 \ud83d\ude00 {}")).isEqualTo("caf\u00e9 \ud83d\ude00 {}");
		assertThat(LogLine.of("x".repeat(500))).isEqualTo("x".repeat(500));
	}

	@Test
	void whenTextWouldControlTheLogThenItDoesNot() {
		assertThat(LogLine.of("a\r\nERROR b\u001b[31m\u2028c\u202ed\u0085")).isEqualTo("a??ERROR b?[31m?c?d?");
	}

	@Test
	void whenTextIsLongThenItIsCut() {
		assertThat(LogLine.of("x".repeat(501))).isEqualTo("x".repeat(500) + "...");
	}

	@Test
	void whenFailureIsWrappedThenItsRootIsTold() {
		Throwable root = new IllegalArgumentException("WRONGPASS\ninvalid");
		assertThat(LogLine.ofRoot(new IllegalStateException("Failed to start bean", new IllegalStateException(root))))
			.isEqualTo("java.lang.IllegalArgumentException: WRONGPASS?invalid");
	}

	@Test
	void whenRootSaysLessThanItsWrapperThenThatIsTold() {
		assertThat(LogLine.ofRoot(new IllegalStateException("outer",
				new IllegalStateException("refused: /1.2.3.4", new Exception("refused")))))
			.isEqualTo("java.lang.IllegalStateException: refused: /1.2.3.4");
		assertThat(LogLine.ofRoot(new IllegalStateException("not within 5 ms", new Exception())))
			.isEqualTo("java.lang.IllegalStateException: not within 5 ms");
	}

	@Test
	void whenCausesGoInCirclesThenTheyEnd() {
		Exception one = new Exception("one");
		Exception two = new Exception("two", one);
		one.initCause(two);
		assertThat(LogLine.ofRoot(one)).contains("one");
	}

}
