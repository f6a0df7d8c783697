package io.boss.websocket.metrics;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.boss.websocket.cluster.node.ClusterStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * What is read of this node when somebody asks for the meters.
 */
public final class ClusterGauges implements MeterBinder {

	private final Supplier<ClusterStatus> status;

	/**
	 * Creates gauges.
	 * @param status how the node is at the moment
	 */
	public ClusterGauges(Supplier<ClusterStatus> status) {
		this.status = status;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, BossMeter.CLUSTER_MEMBERS, (status) -> status.members().size() + 1);
		gauge(registry, BossMeter.CLUSTER_OUTBOX_FRAMES, ClusterStatus::outboxFrames);
		gauge(registry, BossMeter.CLUSTER_OUTBOX_BYTES, ClusterStatus::outboxBytes);
	}

	private void gauge(MeterRegistry registry, BossMeter meter, ToDoubleFunction<ClusterStatus> value) {
		Gauge.builder(meter.id(), this, (gauges) -> value.applyAsDouble(gauges.status.get()))
			.baseUnit(meter.baseUnit())
			.description(meter.description())
			.strongReference(true)
			.register(registry);
	}

}
