/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Handshake;
import io.boss.websocket.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is kept of the request that a client began with.
 */
class HandshakeSnapshotIntegrationTests {

	private final BlockingQueue<BossConnection> joined = new LinkedBlockingQueue<>();

	private final BlockingQueue<String> sessions = new LinkedBlockingQueue<>();

	@ParameterizedTest
	@EnumSource
	void whenClientJoinsThenHandshakeHoldsTheRequest(Container container) throws InterruptedException {
		try (BossServer server = start(container);
				RawWebSocket client = RawWebSocket.connect(
						server
							.uri("/websocket/reception?name=Ann%20Lee&tag=a&tag=b+c&plus=1%2B1&ume=%C3%A5&empty=&bare"),
						"Cookie: theme=dark; token=secret", "X-Room: blue", "X-User: ann", "X-Session: yes")) {
			BossConnection connection = this.joined.poll(20, TimeUnit.SECONDS);
			assertThat(client.status()).isEqualTo(101);
			Handshake handshake = connection.handshake();
			assertThat(handshake.uri().getPath()).isEqualTo("/websocket/reception");
			assertThat(handshake.query()).isEqualTo(Map.of("name", List.of("Ann Lee"), "tag", List.of("a", "b c"),
					"plus", List.of("1+1"), "ume", List.of("å"), "empty", List.of(""), "bare", List.of("")));
			assertThat(handshake.queryParameter("tag")).isEqualTo("a");
			assertThat(handshake.queryParameter("none")).isNull();
			assertThat(handshake.headers().getFirst("x-room")).isEqualTo("blue");
			assertThat(handshake.cookies()).isEqualTo(Map.of("theme", "dark", "token", "secret"));
			assertThat(handshake.remoteAddress().getAddress().isLoopbackAddress()).isTrue();
			assertThat(handshake.remoteAddress().getPort()).isPositive();
			assertThat(handshake.principal().getName()).isEqualTo("ann");
			assertThat(connection.sessionId()).isEqualTo(this.sessions.poll());
			assertThat(connection.service()).isEqualTo("reception");
			connection.attributes().put("seen", true);
			assertThat(connection.attributes()).containsEntry("seen", true);
			assertIsImmutable(handshake);
			assertThat(handshake.toString()).contains("/websocket/reception")
				.doesNotContain("Ann", "secret", "blue", "tag");
			assertThat(connection.toString()).contains(connection.id()).doesNotContain("Ann", "secret");
		}
	}

	private void assertIsImmutable(Handshake handshake) {
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> handshake.query().put("more", List.of()));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> handshake.query().get("tag").add("more"));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> handshake.headers().add("More", "more"));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> handshake.cookies().put("more", "more"));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> handshake.attributes().put("more", "more"));
		assertThat(handshake.attributes()).doesNotContainKey("seen");
	}

	@ParameterizedTest
	@EnumSource
	void whenSessionCookieIsNamedThenSessionIdIsItsValue(Container container) throws InterruptedException {
		try (BossServer server = start(container, "boss.websocket.session-cookie=SID");
				RawWebSocket known = RawWebSocket.connect(server.uri("/websocket/reception"), "Cookie: SID=s-1",
						"X-Session: yes")) {
			BossConnection first = this.joined.poll(20, TimeUnit.SECONDS);
			assertThat(first.sessionId()).isEqualTo("s-1").isNotEqualTo(this.sessions.poll());
			assertThat(known.status()).isEqualTo(101);
			try (RawWebSocket unknown = RawWebSocket.connect(server.uri("/websocket/reception"))) {
				BossConnection second = this.joined.poll(20, TimeUnit.SECONDS);
				assertThat(second.sessionId()).isNull();
				assertThat(second.handshake().principal()).isNull();
				assertThat(second.handshake().query()).isEmpty();
				assertThat(second.handshake().cookies()).isEmpty();
				assertThat(second.id()).isNotEqualTo(first.id());
				assertThat(unknown.status()).isEqualTo(101);
			}
		}
	}

	private BossServer start(Container container, String... properties) {
		return BossServer.on(container)
			.service(ReceptionService.class, () -> new ReceptionService(this.joined))
			.service(SecurityFilter.class, () -> new SecurityFilter(this.sessions))
			.with(properties)
			.start();
	}

	@BossService
	static class ReceptionService implements BossServiceHandler<Object> {

		private final BlockingQueue<BossConnection> joined;

		ReceptionService(BlockingQueue<BossConnection> joined) {
			this.joined = joined;
		}

		@Override
		public Outcome<Object> handleJoin(String servicePath, BossConnection client, Object state) {
			this.joined.add(client);
			return Outcome.noReply(state);
		}

	}

	static class SecurityFilter extends OncePerRequestFilter {

		private final BlockingQueue<String> sessions;

		SecurityFilter(BlockingQueue<String> sessions) {
			this.sessions = sessions;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			if (request.getHeader("X-Session") != null) {
				this.sessions.add(request.getSession(true).getId());
			}
			String user = request.getHeader("X-User");
			chain.doFilter((user != null) ? new HttpServletRequestWrapper(request) {

				@Override
				public Principal getUserPrincipal() {
					return () -> user;
				}

			} : request, response);
		}

	}

}
