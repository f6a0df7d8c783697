/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.quickstart;

import io.boss.websocket.docs.page.PageDriver;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of the quick start talks to its service.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class QuickStartIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void whenPageVotesThenItShowsTheStanding() {
		assertThat(PageDriver.linesAfter(this.port, "/quickstart/index.html", "pizza", "sushi"))
			.containsExactly("pizza: 1", "sushi: 1");
	}

}
