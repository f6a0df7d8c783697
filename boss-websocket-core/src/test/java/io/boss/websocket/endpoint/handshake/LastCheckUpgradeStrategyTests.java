/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.config.ServiceLimits;
import io.boss.websocket.endpoint.ConnectionClock;
import io.boss.websocket.endpoint.LimitReports;
import io.boss.websocket.endpoint.Upgrade;
import io.boss.websocket.limit.ApplicationConnections;
import io.boss.websocket.limit.ApplicationLimits;
import io.boss.websocket.limit.ConnectionPermit;
import io.boss.websocket.limit.ServiceConnections;
import io.boss.websocket.service.FakeTaskScheduler;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.service.TestService;
import io.boss.websocket.session.Sessions;
import io.boss.websocket.stats.ServiceStats;
import org.junit.jupiter.api.Test;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link LastCheckUpgradeStrategy}.
 */
class LastCheckUpgradeStrategyTests {

	private static final ServiceLimits ONE = ServiceLimits.NONE.withConnections(1);

	private final ServiceStats stats = new ServiceStats() {
	};

	private final ServiceConnections connections = new ServiceConnections(ONE, 1024,
			new ApplicationConnections(ApplicationLimits.NONE, System::nanoTime));

	private final ServiceDoor door = new ServiceDoor(this.stats, new HandshakeLog("test"),
			new HandshakeLimits(this.connections, 0, new LimitReports("test", ServiceLimits.NONE, this.stats)));

	private final HandshakeReturns returns = new HandshakeReturns(ServiceUnit.of(new TestService().process),
			new Subprotocols(List.of()), new Sessions<>(1));

	private final HandshakeSeats seats = new HandshakeSeats(ServiceUnit.of(new TestService().process),
			new ConnectionClock(new FakeTaskScheduler().time()));

	private final Map<String, Object> attributes = new HashMap<>();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void whenRequestIsUpgradedThenPlaceWaitsForItsConnection() {
		upgrade(() -> this.response.setStatus(101));
		ConnectionPermit permit = new Upgrade("1", this.attributes, null, null).takePermit();
		assertThat(permit).isNotNull();
		assertThat(isFree()).isFalse();
		assertThat(permit.take()).isTrue();
	}

	@Test
	void whenRequestIsNotUpgradedThenPlaceIsFree() {
		upgrade(() -> this.response.setStatus(400));
		assertThat(isFree()).isTrue();
	}

	@Test
	void whenUpgradeFailsThenPlaceIsFreeWhateverTheStatus() {
		assertThatIllegalStateException().isThrownBy(() -> upgrade(() -> {
			this.response.setStatus(101);
			throw new IllegalStateException("too late");
		}));
		assertThat(isFree()).isTrue();
		upgrade(() -> {
			this.response.setStatus(101);
			throw new HandshakeFailureException("too late");
		});
		assertThat(isFree()).isTrue();
		assertThat(this.response.getStatus()).isEqualTo(500);
	}

	private boolean isFree() {
		return this.connections.full(null, null) == null;
	}

	private void upgrade(Runnable upgrade) {
		RequestUpgradeStrategy strategy = new StandardWebSocketUpgradeStrategy() {

			@Override
			public void upgrade(ServerHttpRequest request, ServerHttpResponse response, String selectedProtocol,
					List<WebSocketExtension> selectedExtensions, Principal user, WebSocketHandler wsHandler,
					Map<String, Object> attributes) {
				upgrade.run();
			}

		};
		new LastCheckUpgradeStrategy(strategy, this.door, this.seats, this.returns).upgrade(
				new ServletServerHttpRequest(new MockHttpServletRequest("GET", "/websocket/test")),
				new ServletServerHttpResponse(this.response), null, List.of(), null, new TextWebSocketHandler(),
				this.attributes);
	}

}
