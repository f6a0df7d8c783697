/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TestTurn}.
 */
class TestTurnTests {

	private final TestTurn turn = new TestTurn();

	@Test
	void whenTurnHasEndedNextBegins() {
		this.turn.begin();
		this.turn.end();
		this.turn.begin();
	}

	@Test
	void whenThreadHasTurnAlreadySaysSo() {
		this.turn.begin();
		assertThatIllegalStateException().isThrownBy(this.turn::begin)
			.withMessageContaining("on the thread of one that has not ended");
	}

}
