/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineTime;

/**
 * Services that run, for tests of other rooms.
 */
public final class TestProcesses {

	private TestProcesses() {
	}

	public static ServiceProcess start(BossServiceHandler<?> handler, MailboxLimits limits, Executor executor) {
		return start("test", handler, settings(limits, 3), executor, new FakeTaskScheduler().time());
	}

	/**
	 * A registry of one service that runs.
	 */
	public static ServiceRegistry registry(String name, BossServiceHandler<?> handler, MailboxLimits limits,
			Executor executor) {
		ServiceRegistry registry = new ServiceRegistry(List.of(descriptor(name, handler)),
				(service) -> settings(limits, 3), environment(executor, new FakeTaskScheduler().time()));
		registry.processes().forEach((process) -> {
			process.lifecycle().open();
			process.lifecycle().launch(false).join();
		});
		return registry;
	}

	/**
	 * A service of scope CLUSTER that stands by, or will when its executor runs.
	 * @param handler the handler
	 * @param executor lends the threads
	 * @return the service
	 */
	public static ServiceProcess standby(BossServiceHandler<?> handler, Executor executor) {
		ServiceDescriptor descriptor = new ServiceDescriptor("test", "/websocket/test", "testService",
				handler.getClass(), List.of(), RestartPolicy.PERMANENT, ServiceScope.CLUSTER, () -> handler);
		ServiceProcess process = new ServiceProcess(descriptor,
				settings(new MailboxLimits(100, 10, 1000, 1000, MailboxLimits.WhenFull.DROP), 3),
				new ServiceEnvironment((service) -> executor, new FakeTaskScheduler().time(), (event) -> {
				}, BossStats.NONE, null));
		process.lifecycle().open();
		process.lifecycle().launch(false);
		return process;
	}

	/**
	 * Ends a service as the application does when it shuts down.
	 * @param process the service
	 * @return completed when it has ended
	 */
	public static CompletableFuture<Void> drain(ServiceProcess process) {
		return process.lifecycle().drain();
	}

	static ServiceSettings settings(MailboxLimits limits, int maxRestarts) {
		return new ServiceSettings(64, limits,
				new ServiceSettings.Restart(maxRestarts, Duration.ofHours(1), Duration.ZERO, Duration.ZERO), 10);
	}

	static ServiceProcess start(String name, BossServiceHandler<?> handler, ServiceSettings settings, Executor executor,
			EngineTime time) {
		ServiceProcess process = new ServiceProcess(descriptor(name, handler), settings, environment(executor, time));
		process.lifecycle().open();
		process.lifecycle().launch(false).join();
		return process;
	}

	private static ServiceDescriptor descriptor(String name, BossServiceHandler<?> handler) {
		return new ServiceDescriptor(name, "/websocket/" + name, name + "Service", handler.getClass(), List.of(),
				RestartPolicy.PERMANENT, () -> handler);
	}

	private static ServiceEnvironment environment(Executor executor, EngineTime time) {
		return new ServiceEnvironment((service) -> executor, time, (event) -> {
		}, BossStats.NONE, null);
	}

}
