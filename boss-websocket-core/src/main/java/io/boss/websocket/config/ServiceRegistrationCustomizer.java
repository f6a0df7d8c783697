/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistration;

/**
 * Callback interface for a bean that changes how a service is registered with Spring:
 * interceptors, origins. Called once for each service while the application starts, last.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ServiceRegistrationCustomizer {

	/**
	 * Changes the registration of a service. The handshake handler is the service's own
	 * and must stay.
	 * @param service the name of the service
	 * @param registration the registration
	 */
	void customize(String service, WebSocketHandlerRegistration registration);

}
