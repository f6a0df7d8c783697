/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CloseCode}.
 */
class CloseCodeTests {

	@Test
	void whenValuesAreTheSameCodesAreEqual() {
		assertThat(CloseCode.of(1008)).isSameAs(CloseCode.POLICY_VIOLATION);
		assertThat(CloseCode.of(4321)).isEqualTo(CloseCode.of(4321)).hasSameHashCodeAs(CloseCode.of(4321));
		assertThat(CloseCode.of(4321)).isNotEqualTo(CloseCode.of(4322)).isNotEqualTo(4321);
		assertThat(CloseCode.of(4321)).hasToString("4321");
		assertThat(CloseCode.of(4321).value()).isEqualTo(4321);
	}

	@ParameterizedTest
	@ValueSource(ints = { Integer.MIN_VALUE, -1, 0, 999, 5000, 65535 })
	void whenValueIsOutOfRangeIsRefused(int value) {
		assertThatIllegalArgumentException().isThrownBy(() -> CloseCode.of(value))
			.withMessageContaining(Integer.toString(value));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1003, 1007, 1014, 3000, 4000, 4999 })
	void whenCodeMayTravelIsSendable(int value) {
		assertThat(CloseCode.of(value).isSendable()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1004, 1005, 1006, 1015, 2000, 2999 })
	void whenCodeMayNotTravelIsNotSendable(int value) {
		assertThat(CloseCode.of(value).isSendable()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1001, 1006, 1011, 1012, 1013, 1014, 4503 })
	void whenCausePassesIsRetryable(int value) {
		assertThat(CloseCode.of(value).isRetryable()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1002, 1003, 1005, 1007, 1008, 1009, 1010, 3000, 4000, 4401, 4403, 4500 })
	void whenTheSameWouldHappenAgainIsNotRetryable(int value) {
		assertThat(CloseCode.of(value).isRetryable()).isFalse();
	}

}
