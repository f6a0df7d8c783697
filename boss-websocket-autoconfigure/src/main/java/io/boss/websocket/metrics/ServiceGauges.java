/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.boss.websocket.ServiceState;
import io.boss.websocket.outbound.OutboundConnection;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceStatus;
import io.boss.websocket.service.ServiceUnit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Gauges of each service, read when somebody asks for the meters: nothing is counted for
 * them meanwhile.
 */
public final class ServiceGauges implements MeterBinder {

	// Those in which the instance of a key stays.
	private static final List<ServiceState> INSTANCE_STATES = List.of(ServiceState.STARTING, ServiceState.RUNNING,
			ServiceState.RESTARTING, ServiceState.DOWN);

	private final ServiceRegistry services;

	/**
	 * Creates gauges.
	 * @param services the services of the application
	 */
	public ServiceGauges(ServiceRegistry services) {
		this.services = services;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (ServiceUnit service : this.services.units()) {
			if (service instanceof KeyedService keyed) {
				KeyedReadings readings = new KeyedReadings(keyed, registry.config().clock());
				bind(service, () -> readings.census().status(), registry);
				bindInstances(service, readings, registry);
			}
			else {
				bind(service, service::status, registry);
			}
		}
	}

	private static void bind(ServiceUnit service, Supplier<ServiceStatus> status, MeterRegistry registry) {
		gauge(BossMeter.CONNECTIONS, service, (unit) -> status.get().connections()).register(registry);
		gauge(BossMeter.MAILBOX_DEPTH, service, (unit) -> status.get().mailboxDepth()).register(registry);
		gauge(BossMeter.MAILBOX_BYTES, service, (unit) -> status.get().mailboxBytes()).register(registry);
		gauge(BossMeter.OUTBOUND_QUEUED, service, ServiceGauges::queuedBytes).register(registry);
		gauge(BossMeter.WORK_ACTIVE, service, (unit) -> unit.work().active()).register(registry);
		gauge(BossMeter.WORK_QUEUED, service, (unit) -> unit.work().queued()).register(registry);
		TimeGauge
			.builder(BossMeter.MAILBOX_AGE.id(), service, TimeUnit.NANOSECONDS,
					(unit) -> status.get().oldestMail().toNanos())
			.description(BossMeter.MAILBOX_AGE.description())
			.tag(BossMeter.SERVICE, service.name())
			.register(registry);
		for (ServiceState state : ServiceState.values()) {
			gauge(BossMeter.SERVICE_STATE, service, (unit) -> (unit.reference().state() == state) ? 1 : 0)
				.tag(BossMeter.STATE, BossMeter.tag(state))
				.register(registry);
		}
	}

	private static void bindInstances(ServiceUnit service, KeyedReadings readings, MeterRegistry registry) {
		for (ServiceState state : INSTANCE_STATES) {
			gauge(BossMeter.INSTANCES, service, (unit) -> readings.census().count(state))
				.tag(BossMeter.STATE, BossMeter.tag(state))
				.register(registry);
		}
	}

	private static Gauge.Builder<ServiceUnit> gauge(BossMeter meter, ServiceUnit service,
			ToDoubleFunction<ServiceUnit> value) {
		return Gauge.builder(meter.id(), service, value)
			.baseUnit(meter.baseUnit())
			.description(meter.description())
			.tag(BossMeter.SERVICE, service.name());
	}

	private static double queuedBytes(ServiceUnit service) {
		return service.reference()
			.connections()
			.stream()
			.filter(OutboundConnection.class::isInstance)
			.mapToLong((connection) -> ((OutboundConnection) connection).channel().queuedBytes())
			.sum();
	}

}
