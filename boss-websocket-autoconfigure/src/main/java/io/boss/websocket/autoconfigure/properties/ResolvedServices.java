/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Settings of all services, each read from the properties once, when it is first asked
 * for. Safe on any thread.
 */
public final class ResolvedServices {

	private final ServicePropertiesBinder binder;

	private final Map<String, ResolvedService> services = new ConcurrentHashMap<>();

	/**
	 * Creates settings, of which none is read yet.
	 * @param environment where properties are
	 */
	public ResolvedServices(Environment environment) {
		this.binder = new ServicePropertiesBinder(environment);
	}

	/**
	 * The settings of a service.
	 * @param service the name of the service
	 * @return its settings, always the same ones
	 */
	public ResolvedService of(String service) {
		return this.services.computeIfAbsent(service, this::resolve);
	}

	/**
	 * Refuses what cannot be meant of the properties that all services have.
	 * @param defaults the properties of all services
	 */
	public static void check(ServiceProperties defaults) {
		ServicePropertiesMapper mapper = new ServicePropertiesMapper(defaults, ServicePropertiesBinder.PREFIX);
		mapper.serviceSettings();
		mapper.endpointSettings();
		mapper.callbackLimits();
		mapper.access();
	}

	/**
	 * The name below which the properties of a service are, in brackets if it needs them.
	 * @param service the name of the service
	 * @return the canonical name
	 */
	public static ConfigurationPropertyName nameOf(String service) {
		return ServicePropertiesBinder.nameOf(service);
	}

	private ResolvedService resolve(String service) {
		return new ServicePropertiesMapper(this.binder.bind(service), nameOf(service).toString()).resolve();
	}

}
