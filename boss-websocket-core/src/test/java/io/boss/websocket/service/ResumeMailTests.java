/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;

import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.ServiceState;
import io.boss.websocket.service.TestService.TestClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DropMail} and {@link ResumeMail}.
 */
class ResumeMailTests {

	private static final ResumeInfo INFO = new ResumeInfo(Duration.ofSeconds(3), 2, false);

	private final TestService service = new TestService().started();

	private final TestClient client = this.service.join("a");

	@Test
	void whenClientIsLostAndComesBackTheServiceHearsOfBothInTheirTurn() {
		this.service.quietly();
		this.client.says("before");
		this.client.client.detached();
		this.client.client.resumed(INFO);
		this.client.says("after");
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 a: before", "1 drop a", "1 resume a after PT3S",
				"1 a: after");
	}

	@Test
	void whenLostBeforeItHasJoinedTheJoinComesFirst() {
		this.client.client.detached();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 init", "1 join a", "1 drop a");
	}

	@Test
	void whenClientStaysAwayItsCloseFollows() {
		this.service.quietly();
		this.client.client.detached();
		this.client.isGone();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 drop a", "1 close a");
	}

	@Test
	void whenJoinWasRefusedNothingIsHeardOfTheClient() {
		this.service.handler.answer("join a", (state) -> Outcome.reject(CloseCode.ACCESS_DENIED, "no"));
		this.client.client.detached();
		this.client.client.resumed(INFO);
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 init", "1 join a");
	}

	@Test
	void whenClientsAreLostTheyAreCountedUntilTheyAreBackOrGone() {
		TestClient other = this.service.join("b");
		this.client.client.detached();
		other.client.detached();
		assertThat(this.service.process.status().detached()).isEqualTo(2);
		assertThat(this.service.process.status().connections()).isEqualTo(2);
		this.client.client.resumed(INFO);
		this.client.client.resumed(INFO);
		assertThat(this.service.process.status().detached()).isOne();
		other.isGone();
		other.client.detached();
		assertThat(this.service.process.status().detached()).isZero();
	}

	@Test
	void whenInstanceCrashesMeanwhileTheClientIsJoinedAgainBeforeItsReturn() {
		this.service.quietly();
		this.service.handler.crashOn("drop a", 1);
		this.client.client.detached();
		this.client.client.resumed(INFO);
		this.service.run();
		assertThat(this.service.log()).containsSubsequence("1 drop a", "2 rejoin a", "2 drop a",
				"2 resume a after PT3S");
	}

	@Test
	void whenCallbackCrashesItIsTriedOnceMoreAndThenDropped() {
		this.service.quietly();
		this.service.handler.crashOn("resume a after PT3S", 2);
		this.client.client.resumed(INFO);
		this.service.run();
		assertThat(this.service.log()).containsSubsequence("1 resume a after PT3S", "2 rejoin a",
				"2 resume a after PT3S", "3 rejoin a");
		assertThat(this.service.process.state()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.service.stats).contains("dropped POISON");
	}

}
