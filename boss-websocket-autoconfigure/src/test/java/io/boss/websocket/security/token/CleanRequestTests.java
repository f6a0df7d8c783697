/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

import io.boss.websocket.endpoint.handshake.HandshakeSecret;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CleanRequest} and {@link SecretReader}.
 */
class CleanRequestTests {

	private final SecretReader reader = new SecretReader(EnumSet.allOf(HandshakeSecret.class), true);

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/websocket/chat");

	@Test
	void whenTokenIsASubprotocolThenItIsAHeader() {
		this.request.addHeader("Sec-WebSocket-Protocol", "boss.bearer.abc,  v1");
		this.request.addHeader("sec-websocket-protocol", "v2");
		this.request.addHeader("Authorization", "Basic secret");
		CleanRequest clean = clean(new PresentedSecret(HandshakeSecret.BEARER, "abc", false));
		assertThat(clean.getHeader("SEC-WEBSOCKET-PROTOCOL")).isEqualTo("v1, v2");
		assertThat(Collections.list(clean.getHeaders("Sec-WebSocket-Protocol"))).containsExactly("v1, v2");
		assertThat(Collections.list(clean.getHeaders("authorization"))).containsExactly("Bearer abc");
		assertThat(Collections.list(clean.getHeaderNames())).containsExactlyInAnyOrder("Sec-WebSocket-Protocol",
				"Authorization");
	}

	@Test
	void whenTicketIsAloneThenThereAreNoSubprotocols() {
		this.request.addHeader("Sec-WebSocket-Protocol", "boss.ticket.abc");
		CleanRequest clean = clean(new PresentedSecret(HandshakeSecret.TICKET, "abc", false));
		assertThat(clean.getHeader("Sec-WebSocket-Protocol")).isNull();
		assertThat(Collections.list(clean.getHeaderNames())).isEmpty();
	}

	@Test
	void whenSecretIsInTheQueryThenItIsNotThereAnyMore() {
		this.request.setQueryString("a=1&boss.ticket=abc&b=2");
		this.request.setParameter("a", "1");
		this.request.setParameter("boss.ticket", "abc");
		this.request.setParameter("b", "2");
		CleanRequest clean = clean(new PresentedSecret(HandshakeSecret.TICKET, "abc", true));
		assertThat(clean.getQueryString()).isEqualTo("a=1&b=2");
		assertThat(clean.getParameter("boss.ticket")).isNull();
		assertThat(clean.getParameterValues("boss.ticket")).isNull();
		assertThat(clean.getParameterMap()).containsOnlyKeys("a", "b");
		assertThat(Collections.list(clean.getParameterNames())).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void whenQueryIsNotAllowedThenItIsNotLookedAt() {
		this.request.setParameter("access_token", "abc");
		assertThat(this.reader.read(this.request))
			.containsExactly(new PresentedSecret(HandshakeSecret.BEARER, "abc", true));
		assertThat(new SecretReader(EnumSet.allOf(HandshakeSecret.class), false).read(this.request)).isEmpty();
	}

	@Test
	void whenSecretIsShownToPeopleThenItIsNotTold() {
		assertThat(new PresentedSecret(HandshakeSecret.TICKET, "abc", true)).hasToString("PresentedSecret[TICKET]");
	}

	private CleanRequest clean(PresentedSecret secret) {
		assertThat(this.reader.read(this.request)).isEqualTo(List.of(secret));
		return new CleanRequest(this.request, this.reader.subprotocols(this.request), secret);
	}

}
