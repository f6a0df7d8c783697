package io.boss.websocket.test.tester;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.service.ServiceProcess;

/**
 * Restarts of services since a test began.
 */
final class RestartCounts {

	private final Map<String, Long> before = new HashMap<>();

	void begin(Collection<ServiceProcess> services) {
		services.forEach((service) -> this.before.put(service.name(), service.restarts()));
	}

	long of(ServiceProcess service) {
		return service.restarts() - this.before.getOrDefault(service.name(), 0L);
	}

}
