/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.service.discovery.ServiceDescriptor;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;

/**
 * Matcher that finds the service that a request is for, by its path and before Spring MVC
 * does. Everything below the path of a service with keys belongs to that service.
 * Immutable.
 */
public final class ServicePathMatcher {

	private final Map<String, String> plain = new HashMap<>();

	private final Map<String, KeyedPath> keyed = new HashMap<>();

	/**
	 * Creates a matcher.
	 * @param services the services
	 * @param servletPath path of the dispatcher servlet
	 */
	public ServicePathMatcher(Collection<ServiceDescriptor> services, String servletPath) {
		String servlet = StringUtils.trimTrailingCharacter(servletPath, '/');
		for (ServiceDescriptor service : services) {
			KeyedPath path = KeyedPath.of(service);
			if (path != null) {
				this.keyed.put(service.name(), path);
			}
			else {
				this.plain.put(servlet + service.path(), service.name());
			}
		}
	}

	/**
	 * Finds the service of a request.
	 * @param request the request
	 * @return the name of the service, or {@code null} if the request is for none
	 */
	public @Nullable String serviceOf(HttpServletRequest request) {
		String name = this.plain
			.get(request.getServletPath() + ((request.getPathInfo() != null) ? request.getPathInfo() : ""));
		return (name != null || this.keyed.isEmpty()) ? name : keyed(request);
	}

	private @Nullable String keyed(HttpServletRequest request) {
		PathContainer path = KeyedPath.read(request);
		if (path != null) {
			for (Map.Entry<String, KeyedPath> service : this.keyed.entrySet()) {
				if (service.getValue().covers(path)) {
					return service.getKey();
				}
			}
		}
		return null;
	}

}
