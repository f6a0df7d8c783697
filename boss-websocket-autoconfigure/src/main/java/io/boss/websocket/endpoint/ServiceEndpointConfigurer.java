package io.boss.websocket.endpoint;

import java.util.Collection;

import io.boss.websocket.service.ServiceProcess;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.StringUtils;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/**
 * Registers each service with Spring's registry, beside what the application registers.
 */
public final class ServiceEndpointConfigurer implements WebSocketConfigurer {

	private static final Log logger = LogFactory.getLog(ServiceEndpointConfigurer.class);

	private final Collection<ServiceProcess> services;

	private final EndpointSettings settings;

	private final EndpointEnvironment environment;

	/**
	 * Creates a configurer.
	 * @param services the services
	 * @param settings how endpoints treat clients
	 * @param environment what endpoints share
	 */
	public ServiceEndpointConfigurer(Collection<ServiceProcess> services, EndpointSettings settings,
			EndpointEnvironment environment) {
		this.services = services;
		this.settings = settings;
		this.environment = environment;
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		this.services.forEach((service) -> register(service, registry));
	}

	private void register(ServiceProcess service, WebSocketHandlerRegistry registry) {
		Subprotocols subprotocols = new Subprotocols(service.descriptor().subprotocols());
		registry.addHandler(new ServiceEndpoint(service, this.settings, this.environment), service.path())
			.setHandshakeHandler(new ServiceHandshakeHandler(subprotocols))
			.addInterceptors(new HandshakeGate(service, subprotocols, this.environment.stats()))
			.setAllowedOrigins(StringUtils.toStringArray(this.settings.allowedOrigins()))
			.setAllowedOriginPatterns(StringUtils.toStringArray(this.settings.allowedOriginPatterns()));
		logger.info("WebSocket service '" + service.name() + "' at " + service.path() + " ("
				+ service.descriptor().type().getName() + ")");
	}

}
