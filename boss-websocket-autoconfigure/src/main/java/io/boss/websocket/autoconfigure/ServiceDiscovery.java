package io.boss.websocket.autoconfigure;

import java.util.List;

import io.boss.websocket.service.discovery.HandlerFactory;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceDiscoverer;
import io.boss.websocket.service.discovery.ServicePaths;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * The services of the application, found once, with the properties that concern them
 * checked before anything starts.
 */
final class ServiceDiscovery {

	private final List<ServiceDescriptor> services;

	ServiceDiscovery(ConfigurableListableBeanFactory beanFactory, HandlerFactory handlers, BossProperties properties,
			ServiceProperties defaults, Environment environment) {
		ServicePropertiesMapper mapper = new ServicePropertiesMapper(defaults, ServicePropertiesBinder.PREFIX);
		mapper.serviceSettings();
		mapper.endpointSettings();
		mapper.callbackLimits();
		mapper.access();
		new WebSocketPropertiesChecker(environment, WebSocketPropertiesChecker.foreign(beanFactory)).check();
		this.services = new ServiceDiscoverer(beanFactory, paths(properties.baseUrl()), handlers).discover();
		StrayMethodsCheck.check(beanFactory);
		new ServicePropertiesChecker(environment, this.services.stream().map(ServiceDescriptor::name).toList()).check();
	}

	static ServicePaths paths(String baseUrl) {
		try {
			return new ServicePaths(baseUrl);
		}
		catch (IllegalArgumentException ex) {
			throw PropertyChecks.failure("boss.base-url", baseUrl,
					"It must be a plain path such as '/' or '/chat': no scheme, host, query, fragment, variable or "
							+ "wildcard.");
		}
	}

	List<ServiceDescriptor> services() {
		return this.services;
	}

}
