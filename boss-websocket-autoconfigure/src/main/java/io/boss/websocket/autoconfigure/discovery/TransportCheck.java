/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.discovery;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.endpoint.Transport;
import io.boss.websocket.service.discovery.ServiceDescriptor;

/**
 * Check for services whose clients are to come back, over a transport that keeps nothing
 * for them.
 */
public final class TransportCheck {

	private TransportCheck() {
	}

	/**
	 * Refuses a service that cannot do what its settings ask of it.
	 * @param service the service
	 * @param settings how its clients are treated
	 * @param transport the transport of their frames
	 */
	public static void check(ServiceDescriptor service, EndpointSettings settings, Transport transport) {
		if (settings.resume() == null || transport.canResume()) {
			return;
		}
		throw new InvalidConfigurationException(
				"Bean '%s' (%s) cannot keep what its clients miss: boss.websocket.resume.enabled is true for service '%s', and the transport is that of the web server, which keeps nothing (boss.websocket.transport is 'container', or 'auto' has found neither an embedded Tomcat with an NIO connector nor an embedded Jetty)"
					.formatted(service.beanName(), service.type().getName(), service.name()),
				"Run on an embedded Tomcat or Jetty with boss.websocket.transport=direct, or set boss.websocket.services.%s.resume.enabled to false"
					.formatted(service.name()));
	}

}
