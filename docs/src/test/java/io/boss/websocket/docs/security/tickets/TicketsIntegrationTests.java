/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.tickets;

import java.util.Map;

import io.boss.websocket.docs.web.PageScript;
import io.boss.websocket.docs.web.Visitor;
import io.boss.websocket.test.client.BossWebSocketClient;
import io.boss.websocket.test.client.HandshakeRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tickets as the recipe has them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.config.location=classpath:security/tickets/")
class TicketsIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void whenTicketIsShownThenServiceKnowsTheUserAndTicketIsUsedUp() {
		String ticket = ticket(Visitor.of(this.port).login("ann", "secret"));
		try (BossWebSocketClient client = handshake(ticket).connect()) {
			assertThat(client.receiveText()).isEqualTo("account of ann");
		}
		assertThat(handshake(ticket).handshake()).hasStatus(401);
	}

	@Test
	void whenOnlyTheSessionCookieIsShownThenHandshakeIsRefused() {
		Visitor ann = Visitor.of(this.port).login("ann", "secret");
		assertThat(BossWebSocketClient.to(this.port, "/websocket/account").header("Cookie", ann.cookies()).handshake())
			.hasStatus(401);
	}

	@Test
	void whenTicketIsAskedForWithoutTheCsrfTokenThenThereIsNone() {
		Visitor ann = Visitor.of(this.port).login("ann", "secret");
		assertThat(ann.postWithoutToken("/websocket-tickets?service=account").statusCode()).isEqualTo(403);
	}

	@Test
	void whenUserLogsOutThenConnectionIsClosed() {
		Visitor ann = Visitor.of(this.port).login("ann", "secret");
		try (BossWebSocketClient client = handshake(ticket(ann)).connect()) {
			assertThat(client.receiveText()).isEqualTo("account of ann");
			ann.post("/logout", Map.of());
			assertThat(client.awaitEnd()).asString().startsWith("4401");
		}
	}

	@Test
	void whenPageRunsThenItConnectsWithATicket() throws Exception {
		Visitor ann = Visitor.of(this.port).login("ann", "secret");
		try (PageScript page = PageScript.open(this.port, ann.cookies(), "security/tickets/static", "account.js")) {
			page.shows("#log account of ann");
			ann.post("/logout", Map.of());
			page.shows("location login");
		}
	}

	@Test
	void whenBrowserSendsItsCookieBesideTheTicketThenItsSessionStaysAsItIs() {
		Visitor ann = Visitor.of(this.port).login("ann", "secret");
		try (BossWebSocketClient client = handshake(ticket(ann)).header("Cookie", ann.cookies()).connect()) {
			assertThat(client.receiveText()).isEqualTo("account of ann");
			assertThat(ticket(ann)).isNotEmpty();
			ann.post("/logout", Map.of());
			assertThat(client.awaitEnd()).asString().startsWith("4401");
		}
	}

	private String ticket(Visitor visitor) {
		String json = visitor.post("/websocket-tickets?service=account", Map.of()).body();
		return JsonMapper.shared().readTree(json).get("ticket").stringValue();
	}

	private HandshakeRequest handshake(String ticket) {
		return BossWebSocketClient.to(this.port, "/websocket/account").subprotocols("boss", "boss.ticket." + ticket);
	}

}
