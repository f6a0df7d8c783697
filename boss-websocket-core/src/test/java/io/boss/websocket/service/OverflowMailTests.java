/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.ServiceState;
import io.boss.websocket.service.TestService.TestClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OverflowMail}.
 */
class OverflowMailTests {

	private final TestService service = new TestService().started();

	private final TestClient client = this.service.join("a");

	@Test
	void whenOutdatedTheCallbackComesInItsTurnAndMessagesAreTakenFromThenOn() {
		this.service.quietly();
		this.client.says("before");
		this.client.client.outdated();
		this.client.says("after");
		assertThat(this.service.stats).isEmpty();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 a: before", "1 overflow a", "1 a: after");
		assertThat(this.service.stats).containsExactly("refreshed");
	}

	@Test
	void whenOutdatedBeforeItHasJoinedTheJoinComesFirst() {
		this.client.client.outdated();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 init", "1 join a", "1 overflow a");
	}

	@Test
	void whenClientIsGoneTheCallbackIsNotCalled() {
		this.service.quietly();
		this.client.isGone();
		this.client.client.outdated();
		this.service.run();
		assertThat(this.service.log()).containsExactly("1 close a");
		assertThat(this.service.stats).containsExactly("refreshed");
	}

	@Test
	void whenInstanceCrashesTheClientIsJoinedAgainAndTheCallbackFollows() {
		this.service.quietly();
		this.service.handler.crashOn("a: boom", 1);
		this.client.says("boom");
		this.client.client.outdated();
		this.service.run();
		assertThat(this.service.log()).containsSubsequence("2 rejoin a", "2 overflow a");
	}

	@Test
	void whenCallbackCrashesItIsTriedOnceMoreAndThenDropped() {
		this.service.quietly();
		this.service.handler.crashOn("overflow a", 2);
		this.client.client.outdated();
		this.service.run();
		assertThat(this.service.log()).containsSubsequence("1 overflow a", "2 rejoin a", "2 overflow a", "3 rejoin a");
		assertThat(this.service.process.state()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.service.stats).contains("refreshed", "dropped POISON");
	}

	@Test
	void whenServiceIsDownMessagesAreTakenAllTheSame() {
		this.service.quietly();
		this.service.handler.crashOn("a: boom", 1);
		this.service.handler.failInit(10);
		this.client.says("boom");
		this.client.client.outdated();
		this.service.run();
		assertThat(this.service.process.state()).isEqualTo(ServiceState.DOWN);
		assertThat(this.service.stats).contains("refreshed");
	}

}
