package io.boss.websocket.endpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.boss.websocket.BossMessage;
import io.boss.websocket.limit.ApplicationConnections;
import io.boss.websocket.limit.ApplicationLimits;
import io.boss.websocket.service.ServiceProcess;

import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * Sessions of clients whose handshake nobody has seen, for tests of other rooms.
 */
public final class TestSessions {

	private TestSessions() {
	}

	public static <C extends TransportConnection> C connect(ServiceProcess service, EndpointSettings settings,
			Function<ClientSession, C> transport) {
		return connect(service, settings, new ConnectionClock(new HandClock()), transport);
	}

	static <C extends TransportConnection> C connect(ServiceProcess service, EndpointSettings settings,
			ConnectionClock clock, Function<ClientSession, C> transport) {
		EndpointEnvironment environment = new EndpointEnvironment(null, clock,
				(payload, connection) -> BossMessage.text(payload.toString()), (event) -> {
				}, List.of(), List.of(), new ApplicationConnections(ApplicationLimits.NONE, System::nanoTime),
				UnaryOperator.identity());
		Map<String, Object> attributes = new HashMap<>();
		ServletServerHttpRequest request = new ServletServerHttpRequest(
				new MockHttpServletRequest("GET", "/websocket/test"));
		HandshakeSnapshot.of(request, request.getURI(), null).storeIn(attributes);
		return new ServiceEndpoint(service, settings, environment).connect(new Upgrade("c", attributes, null, null),
				transport);
	}

}
