package io.boss.websocket.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.boss.websocket.ServiceState;
import io.boss.websocket.outbound.OutboundConnection;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Gauges of each service, read when somebody asks for the meters: nothing is counted for
 * them meanwhile.
 */
public final class ServiceGauges implements MeterBinder {

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
		for (ServiceProcess service : this.services.processes()) {
			gauge(BossMeter.CONNECTIONS, service, (process) -> process.status().connections()).register(registry);
			gauge(BossMeter.MAILBOX_DEPTH, service, (process) -> process.status().mailboxDepth()).register(registry);
			gauge(BossMeter.MAILBOX_BYTES, service, (process) -> process.status().mailboxBytes()).register(registry);
			gauge(BossMeter.OUTBOUND_QUEUED, service, ServiceGauges::queuedBytes).register(registry);
			gauge(BossMeter.WORK_ACTIVE, service, (process) -> process.work().active()).register(registry);
			gauge(BossMeter.WORK_QUEUED, service, (process) -> process.work().queued()).register(registry);
			TimeGauge
				.builder(BossMeter.MAILBOX_AGE.id(), service, TimeUnit.NANOSECONDS,
						(process) -> process.status().oldestMail().toNanos())
				.description(BossMeter.MAILBOX_AGE.description())
				.tag(BossMeter.SERVICE, service.name())
				.register(registry);
			for (ServiceState state : ServiceState.values()) {
				gauge(BossMeter.SERVICE_STATE, service, (process) -> (process.state() == state) ? 1 : 0)
					.tag("state", BossMeter.tag(state))
					.register(registry);
			}
		}
	}

	private static Gauge.Builder<ServiceProcess> gauge(BossMeter meter, ServiceProcess service,
			ToDoubleFunction<ServiceProcess> value) {
		return Gauge.builder(meter.id(), service, value)
			.baseUnit(meter.baseUnit())
			.description(meter.description())
			.tag(BossMeter.SERVICE, service.name());
	}

	private static double queuedBytes(ServiceProcess service) {
		return service.connections()
			.stream()
			.filter(OutboundConnection.class::isInstance)
			.mapToLong((connection) -> ((OutboundConnection) connection).channel().queuedBytes())
			.sum();
	}

}
