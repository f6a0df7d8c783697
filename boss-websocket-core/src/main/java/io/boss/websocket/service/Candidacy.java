/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.ServiceState;
import io.boss.websocket.mailbox.SerializedTaskExecutor;

/**
 * Candidacy of a service of scope CLUSTER for running on this node. Safe on any thread;
 * nothing blocks.
 */
public final class Candidacy {

	private final ServiceContext service;

	private final SerializedTaskExecutor executor;

	private final ServiceLoop loop;

	private final ServiceLifecycle lifecycle;

	Candidacy(ServiceContext service, ServiceLoop loop, ServiceLifecycle lifecycle) {
		this.service = service;
		this.executor = service.executor();
		this.loop = loop;
		this.lifecycle = lifecycle;
	}

	/**
	 * Sets the listener for the beginning of standby.
	 * @param candidate called inside a task of the service's executor; must not block
	 */
	public void onStandby(Runnable candidate) {
		this.service.leadership().onStandby(candidate);
	}

	/**
	 * Whether the service waits for a leadership, and can make use of it.
	 * @return whether it is on standby, and neither paused nor shutting down
	 */
	public boolean isCandidate() {
		return this.lifecycle.isOpen() && !this.lifecycle.isDraining() && !this.executor.isPaused()
				&& this.service.life().state() == ServiceState.STANDBY;
	}

	/**
	 * Starts an instance of a service that is on standby.
	 * @param leadership for how long it may run; told of its end in any case
	 */
	public void takeOver(Leadership leadership) {
		this.executor.execute(() -> this.loop.starter().takeOver(leadership));
	}

	/**
	 * Ends the instance as soon as the callback that runs is done, whatever waits.
	 * @param leadership the leadership that has ended
	 */
	public void standBy(Leadership leadership) {
		this.executor.executeUrgently(() -> this.loop.standby().begin(leadership));
	}

	/**
	 * Lets a service that is down stand by again.
	 */
	public void readmit() {
		this.executor.execute(this.loop.standby()::beginIfDown);
	}

}
