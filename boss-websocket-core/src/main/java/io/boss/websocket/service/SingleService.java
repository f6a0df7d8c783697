/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.ServiceState;
import io.boss.websocket.limit.LimitListener;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

/**
 * Service with one process, to which all clients belong.
 */
final class SingleService implements ServiceUnit {

	private final ServiceProcess process;

	private final Seat seat;

	SingleService(ServiceProcess process) {
		this.process = process;
		this.seat = new Seat(process, null);
	}

	@Override
	public ServiceDescriptor descriptor() {
		return this.process.descriptor();
	}

	@Override
	public ServiceStats stats() {
		return this.process.stats();
	}

	@Override
	public Executor threads() {
		return this.process.threads();
	}

	@Override
	public ServiceLifecycle lifecycle() {
		return this.process.lifecycle();
	}

	@Override
	public Collection<ServiceProcess> processes() {
		return List.of(this.process);
	}

	@Override
	public BossServiceReference reference() {
		return this.process;
	}

	@Override
	public ServiceStatus status() {
		return this.process.status();
	}

	@Override
	public List<PastCrash> crashes() {
		return this.process.common().totals().crashes();
	}

	@Override
	public WorkCounts work() {
		return this.process.work();
	}

	@Override
	public int clientCount() {
		return this.process.clientCount();
	}

	@Override
	public DeliveryResult broadcast(Object message) {
		return this.process.broadcast(message);
	}

	@Override
	public @Nullable Object origin() {
		return this.process.origin();
	}

	@Override
	public @Nullable Unavailability availability(@Nullable InstanceKey key, @Nullable Principal user) {
		if (this.process.isAccepting()) {
			return null;
		}
		if (this.process.isDraining()) {
			return Unavailability.DRAINING;
		}
		return (this.process.state() == ServiceState.STANDBY) ? Unavailability.STANDBY : Unavailability.NOT_RUNNING;
	}

	// It may have ended since it was looked at: a client that is late is sent away by the
	// service.
	@Override
	public Admission admit(@Nullable InstanceKey key, @Nullable Principal user, LimitListener listener) {
		return this.seat;
	}

}
