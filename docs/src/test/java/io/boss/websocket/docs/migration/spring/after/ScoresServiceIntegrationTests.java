/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.spring.after;

import io.boss.websocket.docs.migration.spring.AbstractScoresIntegrationTests;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script against the service, and where the two differ.
 */
class ScoresServiceIntegrationTests extends AbstractScoresIntegrationTests {

	@Test
	void whenMessageCannotBeReadThenItsSenderIsToldAndStays() {
		ann().send("goal!");
		assertThat(ann().receiveText()).contains("\"status\":400");
		ann().send("{\"team\":\"red\"}");
		assertThat(ann().receiveText()).isEqualTo("{\"goals\":{\"red\":1}}");
	}

}
