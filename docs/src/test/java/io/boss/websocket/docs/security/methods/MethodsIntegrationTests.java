/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.methods;

import io.boss.websocket.docs.web.PageScript;
import io.boss.websocket.docs.web.Visitor;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Method security as the recipe has it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.config.location=classpath:security/methods/")
class MethodsIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void whenUserHasTheRoleThenMethodRuns() {
		try (BossWebSocketClient eve = connect("eve")) {
			eve.send(new PagesService.Edit("new text"));
			assertThat(eve.receive(PagesService.Content.class).text()).isEqualTo("new text");
		}
	}

	@Test
	void whenUserLacksTheRoleThenMessageIsRefusedAndConnectionStays() {
		try (BossWebSocketClient ann = connect("ann")) {
			ann.send(new PagesService.Edit("mine"));
			assertThat(ann.receiveText()).contains("\"status\":403");
			ann.send(new PagesService.Read());
			assertThat(ann.receive(PagesService.Content.class).text()).isNotEqualTo("mine");
		}
	}

	@Test
	void whenPageAsksForWhatItsUserMayNotThenItSaysSo() throws Exception {
		Visitor ann = Visitor.of(this.port).login("ann", "secret");
		try (PageScript page = PageScript.open(this.port, ann.cookies(), "security/methods/static", "pages.js")) {
			page.shows("body[data-state] open")
				.submit("#edit", "mine")
				.shows("#problem You may read this page and not edit it.");
		}
	}

	private BossWebSocketClient connect(String user) {
		Visitor visitor = Visitor.of(this.port).login(user, "secret");
		return BossWebSocketClient.to(this.port, "/websocket/pages").header("Cookie", visitor.cookies()).connect();
	}

}
