package io.boss.websocket.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.env.Environment;

/**
 * Settings of all services, each read from the properties once, when it is first asked
 * for. Safe on any thread.
 */
final class ResolvedServices {

	private final ServicePropertiesBinder binder;

	private final Map<String, ResolvedService> services = new ConcurrentHashMap<>();

	ResolvedServices(Environment environment) {
		this.binder = new ServicePropertiesBinder(environment);
	}

	/**
	 * The settings of a service.
	 * @param service the name of the service
	 * @return its settings, always the same ones
	 */
	ResolvedService of(String service) {
		return this.services.computeIfAbsent(service, this::resolve);
	}

	private ResolvedService resolve(String service) {
		return new ServicePropertiesMapper(this.binder.bind(service),
				ServicePropertiesBinder.nameOf(service).toString())
			.resolve();
	}

}
