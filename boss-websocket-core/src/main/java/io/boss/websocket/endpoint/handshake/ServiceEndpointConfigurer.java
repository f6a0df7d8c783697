/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.ServiceRegistrationCustomizer;
import io.boss.websocket.endpoint.EndpointEnvironment;
import io.boss.websocket.endpoint.ServiceEndpoint;
import io.boss.websocket.endpoint.Transport;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.spi.ServiceKeyCheck;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Configurer that registers each service with Spring's registry, beside what the
 * application registers.
 */
public final class ServiceEndpointConfigurer implements WebSocketConfigurer {

	private static final Log logger = LogFactory.getLog(ServiceEndpointConfigurer.class);

	private final Collection<ServiceUnit> services;

	private final Function<String, EndpointSettings> settings;

	private final EndpointEnvironment environment;

	private final Transport transport;

	private final List<HandshakeCheck> checks;

	private final List<ServiceKeyCheck> keyChecks;

	private final List<ServiceRegistrationCustomizer> customizers;

	private final Map<String, ServiceDoor> doors = new ConcurrentHashMap<>();

	private final ForwardedNotice forwardedNotice = new ForwardedNotice();

	/**
	 * Creates a configurer.
	 * @param services the services
	 * @param settings how each endpoint treats clients, by the name of the service
	 * @param environment what endpoints share
	 * @param transport how frames come and go
	 * @param checks decide about handshakes
	 * @param keyChecks decide which keys there are
	 * @param customizers change registrations
	 */
	public ServiceEndpointConfigurer(Collection<ServiceUnit> services, Function<String, EndpointSettings> settings,
			EndpointEnvironment environment, Transport transport, List<HandshakeCheck> checks,
			List<ServiceKeyCheck> keyChecks, List<ServiceRegistrationCustomizer> customizers) {
		this.services = services;
		this.settings = settings;
		this.environment = environment;
		this.transport = transport;
		this.checks = checks;
		this.keyChecks = keyChecks;
		this.customizers = customizers;
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		this.services.forEach((service) -> register(service, registry));
	}

	/**
	 * Where handshakes with a service are refused.
	 * @param service the name of the service
	 * @return its door, or {@code null} before it is registered, or if there is none
	 */
	public @Nullable ServiceDoor door(String service) {
		return this.doors.get(service);
	}

	private void register(ServiceUnit service, WebSocketHandlerRegistry registry) {
		Subprotocols subprotocols = new Subprotocols(service.descriptor().subprotocols(), service.name());
		EndpointSettings settings = this.settings.apply(service.name());
		ServiceEndpoint endpoint = new ServiceEndpoint(service, settings, this.environment);
		ServiceDoor door = new ServiceDoor(service.stats(), new HandshakeLog(service.name()), new HandshakeLimits(
				endpoint.connections(), settings.limits().maxHeaderSize(), endpoint.limitReports()));
		this.doors.put(service.name(), door);
		WebSocketHandler handler = this.transport.handler(endpoint);
		HandshakeReturns returns = new HandshakeReturns(service, subprotocols, this.environment.sessions());
		RequestUpgradeStrategy strategy = new LastCheckUpgradeStrategy(
				this.transport.upgradeStrategy(endpoint, handler), door,
				new HandshakeSeats(service, this.environment.clock()), returns);
		HandshakeKeys keys = HandshakeKeys.of(service, this.keyChecks);
		AllowedOrigins registration = new AllowedOrigins(
				registry.addHandler(handler, (keys != null) ? keys.pattern() : service.descriptor().path()));
		registration.setHandshakeHandler(new ServiceHandshakeHandler(strategy, subprotocols))
			.addInterceptors(new HandshakeGate(service, subprotocols, checks(door, new OriginCheck(registration)), door,
					keys, returns))
			.setAllowedOrigins(StringUtils.toStringArray(settings.allowedOrigins()))
			.setAllowedOriginPatterns(StringUtils.toStringArray(settings.allowedOriginPatterns()));
		this.customizers.forEach((customizer) -> customizer.customize(service.name(), registration));
		registration.addInterceptors(new SecretEraser(subprotocols));
		logger.info("WebSocket service '" + service.name() + "' at " + service.descriptor().path() + " ("
				+ service.descriptor().type().getName() + ")");
	}

	private List<HandshakeCheck> checks(ServiceDoor door, OriginCheck origins) {
		List<HandshakeCheck> checks = new ArrayList<>();
		checks.add(origins);
		checks.add(door.limits());
		if (this.environment.connections().limits().connectionsPerAddress() > 0) {
			checks.add(this.forwardedNotice);
		}
		checks.addAll(this.checks);
		return checks;
	}

}
