/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.io.IOException;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the console where nothing may be changed, no values are shown, messages are
 * not logged, and the playground is off: it says so.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoint.bosswebsocket.access=read-only",
				"management.endpoint.bosswebsocket.show-values=never", "boss.websocket.console.playground=false" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePageReadOnlyIntegrationTests {

	@LocalServerPort
	private int port;

	private @Nullable Browser browser;

	@BeforeEach
	void openConsole() throws IOException {
		if (this.browser == null) {
			this.browser = new Browser();
		}
		this.browser.newTab("http://operator:boss@localhost:" + this.port + "/actuator/bosswebsocket");
		this.browser.waitForText("#link[data-state=open]", "Live");
	}

	@AfterAll
	void closeBrowser() throws IOException {
		if (this.browser != null) {
			assertThat(this.browser.errors()).isEmpty();
			this.browser.close();
		}
	}

	@Test
	void whenEndpointIsReadOnlyThereIsNoOrderAndAText() {
		this.browser.waitForText("#hint", "Read-only");
		this.browser.run("location.hash = '#/services/echo'");
		this.browser.waitForText("[data-service=echo] [data-field=state]", "Running");
		this.browser.waitForText("[data-table=clients] .nothing", "Nobody is connected");
		assertThat(this.browser.texts("[data-action], .orders button")).isEmpty();
	}

	@Test
	void whenPlaygroundIsOffItSaysWhy() {
		this.browser.run("location.hash = '#/playground/echo'");
		this.browser.waitForText("#play-off", "boss.websocket.console.playground");
	}

	@Test
	void whenMessagesAreNotLoggedPageSaysHowTheyWouldBe() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, "/websocket/chat/quiet")) {
			this.browser.run("location.hash = '#/services/chat'");
			this.browser.waitForText(".keys tbody th", "hidden");
			assertThat(this.browser.texts(".keys tbody a")).isEmpty();
			this.browser.run("location.hash = '#/services/rooms'");
			try (BossWebSocketClient reader = BossWebSocketClient.connect(this.port, "/websocket/rooms")) {
				this.browser.waitForText("[data-table=clients] tbody td", "here");
				this.browser.click("[data-table=clients] tbody a");
				this.browser.waitForText("[data-table=frames]", "boss.websocket.traffic-logging.enabled=true");
				this.browser.closeTabs();
			}
		}
	}

}
