package io.boss.websocket.service;

import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;

/**
 * State and settings of one service, which the parts that run it share.
 *
 * @param descriptor the service as it was found
 * @param settings how it runs
 * @param environment what it shares with other services
 * @param stats hears of what happens
 * @param executor runs all that happens inside the service, one thing at a time
 * @param clients clients of the service
 * @param life state of life
 * @param leadership whether the service may run on this node
 */
record ServiceContext(ServiceDescriptor descriptor, ServiceSettings settings, ServiceEnvironment environment,
		ServiceStats stats, SerializedTaskExecutor executor, Clients clients, ServiceLife life,
		LeadershipGuard leadership) {

	ServiceContext(ServiceDescriptor descriptor, ServiceSettings settings, ServiceEnvironment environment,
			ServiceStats stats, SerializedTaskExecutor executor) {
		this(descriptor, settings, environment, stats, executor, new Clients(), new ServiceLife(),
				new LeadershipGuard(descriptor.scope()));
	}

	String name() {
		return this.descriptor.name();
	}

	EngineTime time() {
		return this.environment.time();
	}

	EngineClock clock() {
		return time().clock();
	}

}
