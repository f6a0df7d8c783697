/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

import io.boss.websocket.CloseReason.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link CloseReason}.
 */
class CloseReasonTests {

	@ParameterizedTest
	@ValueSource(
			ints = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999 })
	void whenCodeMayTravelIsSendable(int code) {
		assertThatNoException().isThrownBy(() -> CloseReason.sendable(CloseCode.of(code), "bye"));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000 })
	void whenCodeMayNotTravelThrowsAndSaysWhatMay(int code) {
		assertThatIllegalArgumentException().isThrownBy(() -> CloseReason.sendable(CloseCode.of(code), ""))
			.withMessage("Close code " + code
					+ " cannot be sent: use 1000-1003, 1007-1014, or one of your own from 4000 to 4999");
	}

	@Test
	void whenReasonFitsItIsAsItWas() {
		assertThat(CloseReason.sendable(CloseCode.of(1000), "x".repeat(123))).isEqualTo("x".repeat(123));
		assertThat(CloseReason.sendable(CloseCode.of(1000), "é".repeat(61) + "x")).isEqualTo("é".repeat(61) + "x");
		assertThat(CloseReason.sendable(CloseCode.of(1000), "")).isEmpty();
		assertThat(CloseReason.sendable(CloseCode.of(1000), null)).isEmpty();
	}

	@Test
	void whenReasonIsTooLongInUtf8ItIsCutBetweenTwoCharacters() {
		assertThat(CloseReason.sendable(CloseCode.of(1000), "x".repeat(124))).isEqualTo("x".repeat(123));
		assertThat(CloseReason.sendable(CloseCode.of(1000), "é".repeat(62))).isEqualTo("é".repeat(61));
		assertThat(CloseReason.sendable(CloseCode.of(1000), "€".repeat(1_000_000))).isEqualTo("€".repeat(41));
		assertThat(CloseReason.sendable(CloseCode.of(1000), "x".repeat(120) + "\uD83D\uDE00"))
			.isEqualTo("x".repeat(120));
		assertThat(CloseReason.sendable(CloseCode.of(1000), "x".repeat(119) + "\uD83D\uDE00!"))
			.isEqualTo("x".repeat(119) + "\uD83D\uDE00");
	}

	@Test
	void whenReasonHasHalfOfAPairItIsReplaced() {
		assertThat(CloseReason.sendable(CloseCode.of(1000), "a\uD83Db")).isEqualTo("a\uFFFDb");
		assertThat(CloseReason.sendable(CloseCode.of(1000), "\uDE00".repeat(42))).isEqualTo("\uFFFD".repeat(41));
		assertThat(CloseReason.sendable(CloseCode.of(1000), "x".repeat(122) + "\uD83D")).isEqualTo("x".repeat(122));
	}

	@Test
	void whenAnyReasonIsMadeSendableItIsValidAndNoLongerThanNeeded() {
		SplittableRandom random = Seed.random(getClass());
		for (int i = 0; i < 2_000; i++) {
			StringBuilder text = new StringBuilder();
			random.ints(random.nextInt(140), 0, 5)
				.forEach((kind) -> text.append(List.of("x", "é", "€", "\uD83D", "\uDE00").get(kind)));
			String sendable = CloseReason.sendable(CloseCode.of(4000), text.toString());
			byte[] utf8 = sendable.getBytes(StandardCharsets.UTF_8);
			assertThat(utf8).hasSizeLessThanOrEqualTo(123);
			assertThat(new String(utf8, StandardCharsets.UTF_8)).isEqualTo(sendable);
			String whole = BossMessage.Text.wellFormed(text.toString());
			assertThat(whole).startsWith(sendable);
			assertThat(sendable.equals(whole) || utf8.length > 119).isTrue();
		}
	}

	@Test
	void whenPeerSentACodeSaysSo() {
		assertThat(new CloseReason(Kind.PEER, CloseCode.of(4001), "x").hasPeerCode()).isTrue();
		assertThat(new CloseReason(Kind.PEER, CloseCode.NO_STATUS, "").hasPeerCode()).isFalse();
		assertThat(new CloseReason(Kind.SHUTDOWN, CloseCode.of(1000), "").hasPeerCode()).isFalse();
	}

	@Test
	void whenPrintedIsShort() {
		assertThat(new CloseReason(Kind.PEER, CloseCode.of(4001), "bye")).hasToString("PEER (4001, bye)");
		assertThat(new CloseReason(Kind.CONNECTION_LOST, CloseCode.of(1006), "")).hasToString("CONNECTION_LOST (1006)");
	}

}
