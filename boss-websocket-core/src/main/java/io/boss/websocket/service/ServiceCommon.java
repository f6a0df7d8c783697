/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.Executor;

import io.boss.websocket.service.discovery.DeclaredCallbacks;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.ServiceStats;

/**
 * Parts that all processes of a service share: one process, or one for each key.
 *
 * @param descriptor the service as it was found
 * @param settings how it runs
 * @param environment what it shares with other services
 * @param stats hears of what happens
 * @param threads run callbacks
 * @param workers run work that callbacks give
 * @param work counts that work
 * @param totals totals of all processes
 * @param log log of all processes
 * @param callbacks callbacks that the service has
 */
record ServiceCommon(ServiceDescriptor descriptor, ServiceSettings settings, ServiceEnvironment environment,
		ServiceStats stats, Executor threads, Executor workers, WorkCounts work, ServiceTotals totals, ServiceLog log,
		DeclaredCallbacks callbacks) {

	ServiceCommon(ServiceDescriptor descriptor, ServiceSettings settings, ServiceEnvironment environment) {
		this(descriptor, settings, environment, environment.stats().service(descriptor.name()),
				environment.executors().apply(descriptor.name()), environment.workers().apply(descriptor.name()),
				new WorkCounts(), new ServiceTotals(),
				new ServiceLog(descriptor.template() != null, environment.time().clock()),
				DeclaredCallbacks.of(descriptor.type()));
	}

}
