/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.formlogin;

import java.util.Map;

import io.boss.websocket.docs.web.PageScript;
import io.boss.websocket.docs.web.Visitor;
import io.boss.websocket.test.client.BossWebSocketClient;
import io.boss.websocket.test.client.HandshakeRequest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Form login as the recipe has it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.config.location=classpath:security/form-login/",
		"spring.web.resources.static-locations=classpath:/META-INF/resources/,classpath:/security/form-login/static/" })
class FormLoginIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void whenVisitorHasLoggedInThenServiceKnowsTheUser() {
		Visitor ann = Visitor.of(this.port).login("ann", "secret");
		try (BossWebSocketClient client = handshake(ann).connect()) {
			assertThat(client.receiveText()).isEqualTo("welcome ann");
			client.send("buy milk");
			assertThat(client.receiveText()).isEqualTo("ann: buy milk");
		}
	}

	@Test
	void whenNobodyHasLoggedInThenHandshakeIsRefused() {
		assertThat(handshake(Visitor.of(this.port)).handshake()).hasStatus(401);
	}

	@Test
	void whenPageIsOfAnotherSiteThenHandshakeIsRefused() {
		Visitor ann = Visitor.of(this.port).login("ann", "secret");
		assertThat(handshake(ann).origin("https://evil.example").handshake()).hasStatus(403);
	}

	@Test
	void whenVisitorLogsOutThenConnectionIsClosed() {
		Visitor ann = Visitor.of(this.port).login("ann", "secret");
		try (BossWebSocketClient client = handshake(ann).connect()) {
			assertThat(client.receiveText()).isEqualTo("welcome ann");
			ann.post("/logout", Map.of());
			assertThat(client.awaitEnd()).asString().startsWith("4401");
		}
	}

	@Test
	void whenLogoutHasNoCsrfTokenThenUserStays() throws Exception {
		Visitor ann = Visitor.of(this.port).login("ann", "secret");
		assertThat(ann.get("/notes.html").body()).contains("notes.js");
		assertThat(ann.get("/boss-websocket/client.js").statusCode()).isEqualTo(200);
		assertThat(ann.postWithoutToken("/logout").statusCode()).isEqualTo(403);
		assertThat(handshake(ann).handshake()).isAccepted();
	}

	@Test
	void whenPageRunsThenItNotesAndLogsOut() throws Exception {
		Visitor ann = Visitor.of(this.port).login("ann", "secret");
		try (PageScript page = PageScript.open(this.port, ann.cookies(), "security/form-login/static", "notes.js")) {
			page.shows("#log welcome ann").submit("#note", "buy milk").shows("#log ann: buy milk");
			page.click("#logout").shows("location login");
		}
	}

	private HandshakeRequest handshake(Visitor visitor) {
		return BossWebSocketClient.to(this.port, "/websocket/notes")
			.header("Cookie", visitor.cookies())
			.origin("http://localhost:" + this.port);
	}

}
