/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.boss.websocket.BossMessage;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.ResumeLimits;
import io.boss.websocket.limit.ApplicationConnections;
import io.boss.websocket.limit.ApplicationLimits;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.session.Sessions;
import io.boss.websocket.timing.EngineTime;

import org.springframework.http.HttpHeaders;

/**
 * Sessions of clients whose handshake nobody has seen, for tests of other rooms.
 */
public final class TestSessions {

	private static final AtomicInteger count = new AtomicInteger();

	private TestSessions() {
	}

	public static <C extends TransportConnection> C connect(ServiceProcess service, EndpointSettings settings,
			Function<ClientSession, C> transport) {
		return connect(service, settings, new ConnectionClock(EngineTime.system(new HandClock())), transport);
	}

	/**
	 * A client of the instance of a key.
	 */
	public static <C extends TransportConnection> C connect(ServiceUnit service, InstanceKey key,
			EndpointSettings settings, Function<ClientSession, C> transport) {
		Map<String, Object> attributes = new HashMap<>();
		Upgrade.keepKey(key, attributes);
		return connect(service, settings, new ConnectionClock(EngineTime.system(new HandClock())), attributes,
				transport);
	}

	static <C extends TransportConnection> C connect(ServiceProcess service, EndpointSettings settings,
			ConnectionClock clock, Function<ClientSession, C> transport) {
		return connect(ServiceUnit.of(service), settings, clock, new HashMap<>(), transport);
	}

	/**
	 * A client that speaks what was agreed on.
	 */
	public static <C extends TransportConnection> C connect(ServiceProcess service, EndpointSettings settings,
			String subprotocol, Function<ClientSession, C> transport) {
		return connect(service, settings, new ConnectionClock(EngineTime.system(new HandClock())), subprotocol,
				transport);
	}

	static <C extends TransportConnection> C connect(ServiceProcess service, EndpointSettings settings,
			ConnectionClock clock, String subprotocol, Function<ClientSession, C> transport) {
		return connect(ServiceUnit.of(service), settings, clock, new HashMap<>(), subprotocol, transport);
	}

	private static <C extends TransportConnection> C connect(ServiceUnit service, EndpointSettings settings,
			ConnectionClock clock, Map<String, Object> attributes, Function<ClientSession, C> transport) {
		return connect(service, settings, clock, attributes, null, transport);
	}

	private static <C extends TransportConnection> C connect(ServiceUnit service, EndpointSettings settings,
			ConnectionClock clock, Map<String, Object> attributes, String subprotocol,
			Function<ClientSession, C> transport) {
		EndpointEnvironment environment = new EndpointEnvironment(clock,
				(payload, connection) -> BossMessage.text(payload.toString()), (event) -> {
				}, List.of(), new ApplicationConnections(ApplicationLimits.NONE, System::nanoTime),
				(id) -> id + count.incrementAndGet(),
				(message, type, client) -> StandardCharsets.UTF_8.decode(message.bytes()).toString(),
				new Sessions<>(100), ResumeLimits.DEFAULT);
		new HandshakeSnapshot(URI.create("http://localhost/websocket/test"), new HttpHeaders(), Map.of(), null, null,
				null)
			.storeIn(attributes);
		return new ServiceEndpoint(service, settings, environment)
			.connect(new Upgrade("c", attributes, null, subprotocol), transport);
	}

}
