/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import io.boss.websocket.BossMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PayloadText}.
 */
class PayloadTextTests {

	@Test
	void whenTextIsShortThenAllOfItIsShown() {
		assertThat(PayloadText.describe(BossMessage.text("gr\u00fc\u00df"), 100))
			.isEqualTo("text, 6 bytes: \"gr\u00fc\u00df\"");
	}

	@Test
	void whenTextIsLongThenItIsCut() {
		assertThat(PayloadText.describe(BossMessage.text("hello"), 2)).isEqualTo("text, 5 bytes: \"he\"...");
		assertThat(PayloadText.describe(BossMessage.text("hello"), 0)).isEqualTo("text, 5 bytes: \"\"...");
	}

	@Test
	void whenCutWithinACharacterThenItsHalfIsEscaped() {
		assertThat(PayloadText.describe(BossMessage.text("\ud83d\ude00"), 1))
			.isEqualTo("text, 4 bytes: \"\\u{d83d}\"...");
	}

	@ParameterizedTest
	@CsvSource({ "10, \\n", "13, \\r", "9, \\t", "34, '\\\"'", "92, \\\\", "27, \\u{1b}", "0, \\u{0}", "133, \\u{85}",
			"8232, \\u{2028}", "8238, \\u{202e}", "65279, \\u{feff}", "128512, \ud83d\ude00" })
	void whenCharacterCouldChangeTheLineThenItIsEscaped(int character, String shown) {
		assertThat(PayloadText.describe(BossMessage.text(Character.toString(character)), 10))
			.endsWith(": \"" + shown + "\"");
	}

	@Test
	void whenBinaryThenItIsShownInHex() {
		byte[] bytes = { 0, 10, -1 };
		assertThat(PayloadText.describe(BossMessage.binary(bytes), 3)).isEqualTo("binary, 3 bytes: 000aff");
		assertThat(PayloadText.describe(BossMessage.binary(bytes), 2)).isEqualTo("binary, 3 bytes: 000a...");
	}

}
