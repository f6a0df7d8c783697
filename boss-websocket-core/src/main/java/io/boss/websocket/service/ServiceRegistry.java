/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
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

	private final Map<String, ServiceUnit> services = new TreeMap<>();

	/**
	 * Creates a registry.
	 * @param services what was discovered
	 * @param settings how each service runs, by its name
	 * @param environment what services share
	 */
	public ServiceRegistry(Collection<ServiceDescriptor> services, Function<String, ServiceSettings> settings,
			ServiceEnvironment environment) {
		for (ServiceDescriptor service : services) {
			ServiceCommon common = new ServiceCommon(service, settings.apply(service.name()), environment);
			this.services.put(service.name(), (service.template() != null) ? new KeyedService(common)
					: new SingleService(new ServiceProcess(common)));
		}
	}

	/**
	 * Gets a service.
	 * @param name the name of the service
	 * @return the service, or {@code null} if there is none of that name
	 */
	public @Nullable ServiceUnit unit(String name) {
		return this.services.get(name);
	}

	/**
	 * All services.
	 * @return the services, in the order of their names
	 */
	public Collection<ServiceUnit> units() {
		return Collections.unmodifiableCollection(this.services.values());
	}

	/**
	 * Gets a process.
	 * @param address the name of a service, or the address of an instance of a keyed
	 * service
	 * @return the process, or {@code null} if there is none
	 */
	public @Nullable ServiceProcess process(String address) {
		int slash = address.indexOf('/');
		ServiceUnit unit = unit((slash < 0) ? address : address.substring(0, slash));
		if (unit instanceof KeyedService keyed) {
			return (slash < 0) ? null : keyed.process(address.substring(slash + 1));
		}
		return (unit != null && slash < 0) ? unit.processes().iterator().next() : null;
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
		this.services.forEach((name, unit) -> connections.put(name, unit.clientCount()));
		return connections;
	}

	/**
	 * All processes of this moment.
	 * @return the processes, in the order of the names of their services; a snapshot
	 */
	public Collection<ServiceProcess> processes() {
		return this.services.values().stream().flatMap((unit) -> unit.processes().stream()).toList();
	}

}
