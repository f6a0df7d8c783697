/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OpeningHandshakeTests {

	@Test
	void whenKeyIsThatOfTheRfcThenSoIsTheAnswer() {
		assertThat(OpeningHandshake.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dGhlIHNhbXBsZSBub25jZQ==", "AAAAAAAAAAAAAAAAAAAAAA==", "+/+/+/+/+/+/+/+/+/+/+w==" })
	void whenKeyIsTheBase64Of16BytesThenItIsValid(String key) {
		assertThat(OpeningHandshake.isValidKey(key)).isTrue();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "x", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAA",
			"AAAAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAA==",
			"AAAAAAAAAA-AAAAAAAAAAA==", "AAAAAAAAAA AAAAAAAAAAA==", " AAAAAAAAAAAAAAAAAAAAAA==",
			"AAAAAAAAAAAAAAAAAAAAAA==\n" })
	void whenKeyIsAnythingElseThenItIsNot(String key) {
		assertThat(OpeningHandshake.isValidKey(key)).isFalse();
	}

}
