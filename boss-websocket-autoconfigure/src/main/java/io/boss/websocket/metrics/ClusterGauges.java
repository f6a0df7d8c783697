/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.boss.websocket.cluster.lease.LeaseStoreStatus;
import io.boss.websocket.cluster.node.ClusterStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of this node, read when somebody asks for the meters.
 */
public final class ClusterGauges implements MeterBinder {

	private final Supplier<ClusterStatus> status;

	private final Supplier<@Nullable LeaseStoreStatus> leases;

	/**
	 * Creates gauges.
	 * @param status how the node is at the moment
	 * @param leases how the store of leases is, or {@code null} if there is none
	 */
	public ClusterGauges(Supplier<ClusterStatus> status, Supplier<@Nullable LeaseStoreStatus> leases) {
		this.status = status;
		this.leases = leases;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, BossMeter.CLUSTER_MEMBERS, (gauges) -> gauges.status.get().members().size() + 1);
		gauge(registry, BossMeter.CLUSTER_OUTBOX_FRAMES, (gauges) -> gauges.status.get().outboxFrames());
		gauge(registry, BossMeter.CLUSTER_OUTBOX_BYTES, (gauges) -> gauges.status.get().outboxBytes());
		if (this.leases.get() != null) {
			gauge(registry, BossMeter.CLUSTER_LEASE_UNANSWERED, ClusterGauges::unanswered);
		}
	}

	private double unanswered() {
		LeaseStoreStatus leases = this.leases.get();
		return (leases != null) ? (double) leases.unanswered().toMillis() / 1000 : 0;
	}

	private void gauge(MeterRegistry registry, BossMeter meter, ToDoubleFunction<ClusterGauges> value) {
		meter.gauge(this, value).register(registry);
	}

}
