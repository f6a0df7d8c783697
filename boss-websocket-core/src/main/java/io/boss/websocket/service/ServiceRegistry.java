package io.boss.websocket.service;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import io.boss.websocket.service.discovery.ServiceDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Registry of the services of the application. Safe on any thread.
 */
public final class ServiceRegistry {

	private final Map<String, ServiceProcess> services = new TreeMap<>();

	/**
	 * Creates a registry.
	 * @param services what was discovered
	 * @param settings how each service runs, by its name
	 * @param environment what services share
	 */
	public ServiceRegistry(Collection<ServiceDescriptor> services, Function<String, ServiceSettings> settings,
			ServiceEnvironment environment) {
		for (ServiceDescriptor service : services) {
			this.services.put(service.name(), new ServiceProcess(service, settings.apply(service.name()), environment));
		}
	}

	/**
	 * Gets a running service.
	 * @param name the name of the service
	 * @return the process, or {@code null} if there is none of that name
	 */
	public @Nullable ServiceProcess process(String name) {
		return this.services.get(name);
	}

	/**
	 * Names of all services.
	 * @return the names
	 */
	public Set<String> names() {
		return Collections.unmodifiableSet(this.services.keySet());
	}

	/**
	 * How many clients each service has, joined or about to be.
	 * @return the numbers, by the names of the services and in their order
	 */
	public Map<String, Integer> connections() {
		Map<String, Integer> connections = new TreeMap<>();
		this.services.forEach((name, process) -> connections.put(name, process.clientCount()));
		return connections;
	}

	/**
	 * All running services.
	 * @return the processes, in the order of their names
	 */
	public Collection<ServiceProcess> processes() {
		return Collections.unmodifiableCollection(this.services.values());
	}

}
