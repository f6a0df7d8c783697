/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.discovery;

import java.util.List;

import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.PropertyChecks;
import io.boss.websocket.autoconfigure.properties.PropertyNames;
import io.boss.websocket.autoconfigure.properties.ResolvedServices;
import io.boss.websocket.autoconfigure.properties.ServiceProperties;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceDiscoverer;
import io.boss.websocket.service.discovery.ServicePaths;
import io.boss.websocket.spi.HandlerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Services of the application, found once, with the properties that concern them checked
 * before anything starts.
 */
public final class ServiceDiscovery {

	private final List<ServiceDescriptor> services;

	/**
	 * Finds the services.
	 * @param beanFactory where their beans are
	 * @param handlers makes handlers of beans that are none
	 * @param properties the properties of the application
	 * @param defaults the properties that all services have
	 * @param environment where the properties of single services are
	 */
	public ServiceDiscovery(ConfigurableListableBeanFactory beanFactory, HandlerFactory handlers,
			BossProperties properties, ServiceProperties defaults, Environment environment) {
		ResolvedServices.check(defaults);
		PropertyNames.check(environment, beanFactory);
		this.services = new ServiceDiscoverer(beanFactory, paths(properties.baseUrl()), handlers).discover();
		StrayMethodsCheck.check(beanFactory);
		PropertyNames.checkServices(environment, this.services.stream().map(ServiceDescriptor::name).toList(),
				beanFactory.getBeanNamesForType(ServicesElsewhere.class, false, false).length == 0);
	}

	/**
	 * Paths of services.
	 * @param baseUrl the path below which they are
	 * @return the paths
	 */
	public static ServicePaths paths(String baseUrl) {
		try {
			return new ServicePaths(baseUrl);
		}
		catch (IllegalArgumentException ex) {
			throw PropertyChecks.failure("boss.base-url", baseUrl,
					"It must be a plain path such as '/' or '/chat': no scheme, host, query, fragment, variable or "
							+ "wildcard.");
		}
	}

	/**
	 * Services of the application.
	 * @return the services, in the order in which they were found
	 */
	public List<ServiceDescriptor> services() {
		return this.services;
	}

	/**
	 * Check for services that could not be seen before they were created.
	 * @param beanFactory where beans are
	 * @return the check
	 */
	public SmartInitializingSingleton undiscovered(ConfigurableListableBeanFactory beanFactory) {
		return new UndiscoveredServices(beanFactory, this);
	}

}
