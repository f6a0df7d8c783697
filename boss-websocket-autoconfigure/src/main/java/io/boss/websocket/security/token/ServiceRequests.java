/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import io.boss.websocket.endpoint.handshake.HandshakeRequest;
import io.boss.websocket.endpoint.handshake.ServicePathMatcher;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceUnit;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Matcher that tells which requests are handshakes with services, before Spring MVC does.
 * Safe on any thread.
 */
public final class ServiceRequests {

	private final ServicePathMatcher paths;

	/**
	 * Creates an expert.
	 * @param services the services
	 * @param servletPath path of the dispatcher servlet
	 */
	public ServiceRequests(ServiceRegistry services, String servletPath) {
		this.paths = new ServicePathMatcher(services.units().stream().map(ServiceUnit::descriptor).toList(),
				servletPath);
	}

	@Nullable String serviceOf(HttpServletRequest request) {
		return HandshakeRequest.isHandshake(request) ? this.paths.serviceOf(request) : null;
	}

}
