/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Outcome}.
 */
class OutcomeTests {

	@Test
	void whenThereIsNoReplyTheStateGoesOn() {
		assertThat(Outcome.noReply("s")).isEqualTo(new Outcome.NoReply<>("s", null));
		assertThat(Outcome.noReply("s", Duration.ZERO)).isEqualTo(new Outcome.NoReply<>("s", Duration.ZERO));
		assertThat(Outcome.<String>noReply(null)).isEqualTo(new Outcome.NoReply<>(null, null));
	}

	@Test
	void whenTimeoutIsNegativeThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> Outcome.noReply("s", Duration.ofMillis(-1)))
			.withMessage("Timeout must not be negative: PT-0.001S");
	}

	@Test
	void whenStoppedReasonAndStateAreKept() {
		assertThat(Outcome.stop(TerminationReason.NORMAL, "s"))
			.isEqualTo(new Outcome.Stop<>(TerminationReason.NORMAL, "s"));
	}

	@Test
	void whenRejectedWithACodeThatCannotBeSentThrowsAndALongReasonIsCut() {
		assertThat(Outcome.reject(CloseCode.of(4000), "no")).isEqualTo(new Outcome.Reject<>(CloseCode.of(4000), "no"));
		assertThatIllegalArgumentException().isThrownBy(() -> Outcome.reject(CloseCode.of(1005), "no"));
		assertThat(Outcome.reject(CloseCode.of(4000), "x".repeat(124)))
			.isEqualTo(new Outcome.Reject<>(CloseCode.of(4000), "x".repeat(123)));
	}

}
