/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BossServiceTest @BossServiceTest} of an application with Spring
 * Security whose own filter chain is not in the slice.
 */
@BossServiceTest(LobbyService.class)
class SliceDefaultSecurityIntegrationTests {

	@Autowired
	private BossTester boss;

	@Test
	void whenNothingIsSaidLoginIsNeeded() {
		assertThat(this.boss.handshake("/websocket/lobby")).hasStatus(401).isRefused();
		assertThat(this.boss.connect("/websocket/lobby", (handshake) -> handshake.user("ann"))).isOpen();
	}

	@Test
	void whenLoginIsMissingFailureTellsOfTheFilterChain() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.boss.connect("/websocket/lobby"))
			.withMessageContaining("@Import the configuration with the application's SecurityFilterChain");
	}

}
