/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import io.boss.websocket.docs.page.PageDriver;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page that README.md shows talks to the service that it shows.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.config.name=without-the-services-of-the-demo")
class LobbyPageIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void whenSomebodySpeaksOnThePageThenThePageShowsIt() {
		assertThat(PageDriver.linesAfter(this.port, "/readme/lobby.html", "hello", "it works")).containsExactly("hello",
				"it works");
	}

}
