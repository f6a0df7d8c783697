/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import io.boss.websocket.FakeConnection;
import io.boss.websocket.stats.ServiceStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LateAnswers}.
 */
@ExtendWith(OutputCaptureExtension.class)
class LateAnswersTests {

	private final LateAnswers answers = new LateAnswers((failure) -> false, InvalidMessagePolicy.ANSWER,
			ServiceStats.NONE);

	@Test
	void whenAnswerFailsInRoomTheLogSaysWhichRoom(CapturedOutput output) {
		this.answers.count(new FakeConnection("1").of("room").key("42"), new IllegalStateException("down"), false);
		assertThat(output.getOut()).contains("Could not answer client 1 of service 'room/42', and the service goes on");
	}

	@Test
	void whenServiceHasNoKeysTheLogSaysItsName(CapturedOutput output) {
		this.answers.count(new FakeConnection("1").of("poll"), new IllegalStateException("down"), false);
		assertThat(output.getOut()).contains("Could not answer client 1 of service 'poll', and the service goes on");
	}

}
