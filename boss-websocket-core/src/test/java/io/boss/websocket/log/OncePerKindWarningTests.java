/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.log;

import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OncePerKindWarning}.
 */
@ExtendWith(OutputCaptureExtension.class)
class OncePerKindWarningTests {

	private final OncePerKindWarning warning = new OncePerKindWarning(LogFactory.getLog(OncePerKindWarningTests.class));

	@Test
	void whenKindComesAgainThenItIsLoggedOnce(CapturedOutput output) {
		for (int i = 0; i < 50; i++) {
			String text = "message " + i;
			this.warning.log("a", () -> "first kind\n" + text);
			this.warning.log("b", () -> "second kind");
		}
		assertThat(output.getAll().lines()).hasSize(2);
		assertThat(output.getAll()).contains("first kind?message 0. More of this kind").contains("second kind. More");
	}

	@Test
	void whenThereAreManyKindsThenTheyAreRare(CapturedOutput output) {
		for (int i = 0; i < 1000; i++) {
			this.warning.log("kind " + i, () -> "what");
		}
		assertThat(output.getAll().lines()).hasSize(110);
	}

}
