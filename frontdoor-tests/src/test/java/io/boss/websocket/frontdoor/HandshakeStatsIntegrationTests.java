/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.config.ServiceRegistrationCustomizer;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.ServiceStats;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever refuses a client, this library, Spring or the application: it is counted, once
 * and with its reason.
 */
class HandshakeStatsIntegrationTests {

	static Stream<Arguments> servers() {
		return Stream.of(Container.values())
			.flatMap((container) -> Stream.of("direct", "container")
				.map((transport) -> Arguments.of(container, transport)));
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenHandshakesEndThenEachIsCountedOnce(Container container, String transport) {
		Counted counted = new Counted();
		try (BossServer server = BossServer.on(container)
			.service(PickyService.class, PickyService::new)
			.service(Counted.class, () -> counted)
			.service(ServiceRegistrationCustomizer.class,
					() -> (service, registration) -> registration.addInterceptors(new Doorkeeper()))
			.with("boss.websocket.transport=" + transport)
			.start()) {
			assertThat(status(server, "Sec-WebSocket-Protocol: v1")).isEqualTo(101);
			Awaitility.await().untilAsserted(() -> assertThat(counted.opened).hasSize(1));
			assertThat(counted.refused).isEmpty();
			Map<String, RefusalReason> refusals = Map.of("Origin: https://foe.example", RefusalReason.FORBIDDEN,
					"X-Refuse: 401", RefusalReason.UNAUTHORIZED, "X-Refuse: 503", RefusalReason.FAILED, "X-Refuse: 404",
					RefusalReason.BAD_REQUEST);
			refusals.forEach((header, reason) -> {
				counted.refused.clear();
				assertThat(status(server, "Sec-WebSocket-Protocol: v1", header)).isGreaterThanOrEqualTo(400);
				Awaitility.await().untilAsserted(() -> assertThat(counted.refused).containsExactly(reason));
			});
			counted.refused.clear();
			assertThat(status(server, "Sec-WebSocket-Protocol: v2")).isEqualTo(400);
			Awaitility.await()
				.untilAsserted(() -> assertThat(counted.refused).containsExactly(RefusalReason.SUBPROTOCOL));
			assertThat(counted.opened).hasSize(1);
		}
	}

	private static int status(BossServer server, String... headers) {
		try (RawWebSocket client = RawWebSocket.handshake(server.uri("/websocket/picky"), headers)) {
			return client.status();
		}
	}

	@BossService(name = "picky", subprotocols = "v1")
	static class PickyService implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleInfo(Object info, Object state) {
			return Outcome.noReply(state);
		}

	}

	/**
	 * Refuses clients that ask for it.
	 */
	static class Doorkeeper implements HandshakeInterceptor {

		@Override
		public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				Map<String, Object> attributes) {
			String status = request.getHeaders().getFirst("X-Refuse");
			if (status != null) {
				response.setStatusCode(HttpStatus.valueOf(Integer.parseInt(status)));
			}
			return status == null;
		}

		@Override
		public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				@Nullable Exception exception) {
		}

	}

	static class Counted implements BossStats {

		private final List<RefusalReason> refused = new CopyOnWriteArrayList<>();

		private final List<String> opened = new CopyOnWriteArrayList<>();

		@Override
		public ServiceStats service(String service) {
			return new ServiceStats() {

				@Override
				public void connectionOpened() {
					Counted.this.opened.add(service);
				}

				@Override
				public void handshakeRefused(RefusalReason reason) {
					Counted.this.refused.add(reason);
				}

			};
		}

	}

}
