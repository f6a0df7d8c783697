/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import java.time.Duration;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Tests for {@link BossServiceTest @BossServiceTest} with Spring Security.
 */
@BossServiceTest(services = VaultService.class, properties = { "boss.websocket.services.vault.access.roles=ADMIN",
		"boss.websocket.authentication.ticket.enabled=true", "boss.websocket.allowed-origins=https://bank.example" })
@Import(BankSecurity.class)
class SliceSecurityIntegrationTests {

	private static final String PATH = "/websocket/vault";

	@Autowired
	private BossTester boss;

	@Autowired
	private MockMvc mockMvc;

	@Test
	void whenNobodyConnectsIsRefused() {
		assertThat(this.boss.handshake(PATH)).hasStatus(401);
		assertThat(this.boss.handshake(PATH).toString()).doesNotContain("@Import");
	}

	@Test
	void whenUserHasNoRoleIsRefused() {
		assertThat(this.boss.handshake(PATH, (handshake) -> handshake.user("ann", "USER"))).hasStatus(403);
	}

	@Test
	void whenUserHasRoleIsLetIn() {
		TestClient ann = this.boss.connect(PATH, (handshake) -> handshake.user("ann", "USER", "ADMIN"));
		assertThat(ann).receivedTexts().containsExactly("Hello, ann");
		assertThat(ann.name()).isEqualTo("ann");
	}

	@Test
	@WithMockUser(username = "bob", roles = "ADMIN")
	void whenTestHasUserIsLetIn() {
		TestClient bob = this.boss.connect(PATH);
		assertThat(bob).receivedTexts().containsExactly("Hello, bob");
		assertThat(bob.name()).isEqualTo("bob");
		assertThat(bob.clear().send("x").receive()).isEqualTo("x");
		assertThat(SecurityContextHolder.getContext().getAuthentication().getName()).isEqualTo("bob");
	}

	@Test
	@WithMockUser(roles = "USER")
	void whenTestHasUserWithoutRoleIsRefused() {
		assertThat(this.boss.handshake(PATH)).hasStatus(403);
	}

	@Test
	void whenHandshakeHasTokenOfMockIsLetIn() {
		TestClient ann = this.boss.connect(PATH, (handshake) -> handshake
			.with(jwt().jwt((token) -> token.subject("ann")).authorities(new SimpleGrantedAuthority("ROLE_ADMIN"))));
		assertThat(ann).receivedTexts().containsExactly("Hello, ann");
		assertThat(ann.name()).isEqualTo("ann");
	}

	@Test
	void whenTokenIsForgedIsRefused() {
		assertThat(this.boss.handshake(PATH, (handshake) -> handshake.bearer("a.b.c"))).hasStatus(401);
	}

	@Test
	void whenTicketIsShownIsLetInOnce() throws Exception {
		String answer = this.mockMvc.perform(post("/websocket-tickets").with(user("ann").roles("ADMIN")))
			.andReturn()
			.getResponse()
			.getContentAsString();
		String ticket = JsonMapper.shared().readTree(answer).get("ticket").asString();
		TestClient ann = this.boss.connect(PATH,
				(handshake) -> handshake.subprotocols("boss", "boss.ticket." + ticket));
		assertThat(ann).receivedTexts().containsExactly("Hello, ann");
		assertThat(this.boss.handshake(PATH, (handshake) -> handshake.subprotocols("boss", "boss.ticket." + ticket)))
			.hasStatus(401);
	}

	@Test
	void whenTicketIsTooOldIsRefused() throws Exception {
		String answer = this.mockMvc.perform(post("/websocket-tickets").with(user("ann").roles("ADMIN")))
			.andReturn()
			.getResponse()
			.getContentAsString();
		String ticket = JsonMapper.shared().readTree(answer).get("ticket").asString();
		this.boss.time().advance(Duration.ofSeconds(31));
		assertThat(this.boss.handshake(PATH, (handshake) -> handshake.subprotocols("boss", "boss.ticket." + ticket)))
			.hasStatus(401);
	}

	@Test
	void whenOriginIsAnotherIsRefused() {
		assertThat(
				this.boss.handshake(PATH, (handshake) -> handshake.user("ann", "ADMIN").origin("https://evil.example")))
			.hasStatus(403);
		this.boss.connect(PATH, (handshake) -> handshake.user("ann", "ADMIN").origin("https://bank.example"));
	}

	@Test
	void whenPathIsUnknownNearestIsNamed() {
		assertThat(this.boss.handshake("/websocket/fault")).hasStatus(404).body().contains("\"status\":404");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.boss.connect("/websocket/fault"))
			.withMessageContaining("The nearest is /websocket/vault");
	}

	@Test
	void whenFilterOfApplicationRefusesItsAnswerIsSeen() {
		assertThat(this.boss.handshake(PATH, (handshake) -> handshake.user("ann", "ADMIN").header("X-Night", "yes")))
			.hasStatus(503)
			.body()
			.contains("\"path\":\"/websocket/vault\"");
	}

}
