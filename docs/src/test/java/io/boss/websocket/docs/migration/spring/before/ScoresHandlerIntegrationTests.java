/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.spring.before;

import io.boss.websocket.docs.migration.spring.AbstractScoresIntegrationTests;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script against the handler, and where the two differ.
 */
class ScoresHandlerIntegrationTests extends AbstractScoresIntegrationTests {

	@Test
	void whenMessageCannotBeReadThenItsSenderIsClosed() {
		ann().send("goal!");
		assertThat(ann()).isClosedWith(1011);
	}

}
