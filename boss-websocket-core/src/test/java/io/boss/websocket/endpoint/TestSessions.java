package io.boss.websocket.endpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.boss.websocket.BossMessage;
import io.boss.websocket.limit.ApplicationConnections;
import io.boss.websocket.limit.ApplicationLimits;
import io.boss.websocket.outbound.Outbound;
import io.boss.websocket.service.ServiceProcess;

import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * Sessions of clients whose handshake nobody has seen, for tests of other rooms.
 */
public final class TestSessions {

	private TestSessions() {
	}

	public static ClientSession connect(ServiceProcess service, EndpointSettings settings, Outbound outbound,
			InputControl input) {
		return connect(service, settings, new ConnectionClock(new HandClock()), outbound, input);
	}

	static ClientSession connect(ServiceProcess service, EndpointSettings settings, ConnectionClock clock,
			Outbound outbound, InputControl input) {
		EndpointEnvironment environment = new EndpointEnvironment(null, clock,
				(payload, connection) -> BossMessage.text(payload.toString()), (event) -> {
				}, List.of(), List.of(), new ApplicationConnections(ApplicationLimits.NONE, System::nanoTime),
				UnaryOperator.identity());
		Map<String, Object> attributes = new HashMap<>();
		ServletServerHttpRequest request = new ServletServerHttpRequest(
				new MockHttpServletRequest("GET", "/websocket/test"));
		HandshakeSnapshot.of(request, request.getURI(), null).storeIn(attributes);
		return new ServiceEndpoint(service, settings, environment).connect(new Upgrade("c", attributes, null, null),
				outbound, input);
	}

}
