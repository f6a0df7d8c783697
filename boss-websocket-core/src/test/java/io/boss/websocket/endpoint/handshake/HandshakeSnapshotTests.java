/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.Handshake;
import io.boss.websocket.endpoint.HandshakeSnapshot;
import io.boss.websocket.endpoint.Upgrade;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link HandshakeSnapshot}.
 */
class HandshakeSnapshotTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/websocket/chat");

	@Test
	void whenRequestIsRecycledSnapshotStays() {
		this.request.addHeader("X-Test", "one");
		HandshakeSnapshot snapshot = snapshot();
		this.request.removeHeader("X-Test");
		this.request.setRequestURI("/recycled");
		assertThat(snapshot.headers().getFirst("X-Test")).isEqualTo("one");
		assertThat(snapshot.uri()).hasPath("/websocket/chat");
	}

	@Test
	void whenSomebodyChangesTheSnapshotThrows() {
		this.request.setCookies(new Cookie("a", "1"));
		Handshake handshake = handshake();
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> handshake.headers().add("X", "y"));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> handshake.cookies().put("x", "y"));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> handshake.query().put("x", List.of()));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> handshake.attributes().put("x", "y"));
	}

	@Test
	void whenQueryIsEncodedItIsDecoded() {
		this.request.setQueryString("name=J%C3%BCrgen+M&tag=a&tag=b%26c&flag");
		Handshake handshake = handshake();
		assertThat(handshake.query()).containsEntry("name", List.of("Jürgen M"))
			.containsEntry("tag", List.of("a", "b&c"))
			.containsEntry("flag", List.of(""));
		assertThat(handshake.queryParameter("tag")).isEqualTo("a");
		assertThat(handshake.uri()).hasQuery("name=Jürgen+M&tag=a&tag=b&c&flag");
	}

	@Test
	void whenQueryIsMalformedItIsTakenAsItIs() {
		this.request.setQueryString("a=%zz");
		assertThat(handshake().query()).containsEntry("a", List.of("%zz"));
	}

	@Test
	void whenThereAreNoCookiesThereAreNone() {
		assertThat(handshake().cookies()).isEmpty();
	}

	@Test
	void whenTwoCookiesShareANameTheFirstCounts() {
		this.request.setCookies(new Cookie("a", "1"), new Cookie("b", "2"), new Cookie("a", "3"));
		assertThat(handshake().cookies()).containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));
	}

	@Test
	void whenThereIsAnHttpSessionItsIdIsTheSessionId() {
		this.request.setSession(new MockHttpSession(null, "s-1"));
		assertThat(snapshot().sessionId(null)).isEqualTo("s-1");
	}

	@Test
	void whenThereIsNoHttpSessionNoneIsMade() {
		assertThat(snapshot().sessionId(null)).isNull();
		assertThat(this.request.getSession(false)).isNull();
	}

	@Test
	void whenACookieIsConfiguredItsValueIsTheSessionId() {
		this.request.setSession(new MockHttpSession(null, "s-1"));
		this.request.setCookies(new Cookie("_boss_session", "c-1"));
		assertThat(snapshot().sessionId("_boss_session")).isEqualTo("c-1");
		assertThat(snapshot().sessionId("other")).isNull();
	}

	@Test
	void whenNoSubprotocolWasAgreedOnThereIsNone() {
		assertThat(snapshot().toHandshake(upgrade(null, "", Map.of())).subprotocol()).isNull();
		assertThat(snapshot().toHandshake(upgrade(null, null, Map.of())).subprotocol()).isNull();
		assertThat(snapshot().toHandshake(upgrade(null, "v1", Map.of())).subprotocol()).isEqualTo("v1");
	}

	@Test
	void whenBossIsSpokenTheApplicationSeesItsOwnSubprotocol() {
		assertThat(snapshot().toHandshake(upgrade(null, "boss.v1", Map.of())).subprotocol()).isNull();
		assertThat(snapshot().toHandshake(upgrade(null, "v1+boss.v1", Map.of())).subprotocol()).isEqualTo("v1");
	}

	@Test
	void whenClientComesBackThenItsTokenIsNotKept() {
		this.request.addHeader("Sec-WebSocket-Protocol", "boss.v1, boss.resume.S3CRET.home.7,chat");
		this.request.addHeader("Sec-WebSocket-Protocol", "boss.resume.S3CRET.home.8");
		assertThat(handshake().headers().get("sec-websocket-protocol")).containsExactly("boss.v1, chat");
	}

	@Test
	void whenStoredItCanBeTakenOnce() {
		Map<String, Object> attributes = new HashMap<>();
		HandshakeSnapshot snapshot = snapshot();
		snapshot.storeIn(attributes);
		assertThat(HandshakeSnapshot.takeFrom(attributes)).isSameAs(snapshot);
		assertThat(attributes).isEmpty();
		assertThatIllegalStateException().isThrownBy(() -> HandshakeSnapshot.takeFrom(attributes));
	}

	@Test
	void whenAttributesChangeLaterTheHandshakeStays() {
		Map<String, Object> attributes = new HashMap<>(Map.of("a", 1));
		Handshake handshake = snapshot().toHandshake(upgrade(() -> "joe", null, attributes));
		attributes.put("b", 2);
		assertThat(handshake.attributes()).containsOnly(Map.entry("a", 1));
		assertThat(handshake.principal().getName()).isEqualTo("joe");
	}

	private HandshakeSnapshot snapshot() {
		ServletServerHttpRequest request = new ServletServerHttpRequest(this.request);
		return HandshakeReader.read(request, request.getURI(), null);
	}

	private Handshake handshake() {
		return snapshot().toHandshake(upgrade(null, null, Map.of()));
	}

	private static Upgrade upgrade(Principal principal, String subprotocol, Map<String, Object> attributes) {
		return new Upgrade("1", attributes, principal, subprotocol);
	}

}
