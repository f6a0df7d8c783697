/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import io.boss.websocket.ServiceState;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BossServiceTest @BossServiceTest} of a service that runs on one node,
 * which in a slice is the only one.
 */
@BossServiceTest(LeaderService.class)
@Import(OpenDoors.class)
class SliceClusterScopeIntegrationTests {

	@Autowired
	private BossTester boss;

	@RepeatedTest(3)
	void whenNodeIsAloneServiceRuns() {
		assertThat(this.boss.connect(LeaderService.class).send("x").receive()).isEqualTo("x");
		assertThat(this.boss.service("leader").status()).isEqualTo(ServiceState.RUNNING);
	}

}
