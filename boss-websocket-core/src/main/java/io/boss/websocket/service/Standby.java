/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;

/**
 * Standby of a service that runs on another node. All methods run as tasks of the
 * service's executor.
 */
final class Standby {

	private final ServiceContext service;

	private final LeadershipGuard leadership;

	private final InstanceSlot instance;

	private final Backoff backoff;

	private final Retries retries;

	private final ServiceEnd end;

	Standby(ServiceContext service, InstanceSlot instance, Backoff backoff, Retries retries, ServiceEnd end) {
		this.service = service;
		this.leadership = service.leadership();
		this.instance = instance;
		this.backoff = backoff;
		this.retries = retries;
		this.end = end;
	}

	/**
	 * Runs on this node no more, until there is a leadership for it again.
	 */
	void begin() {
		this.instance.end(TerminationReason.STANDBY);
		// The one that would have followed is not waited for.
		this.backoff.end();
		this.retries.cancel();
		this.service.life().forgetFailures();
		if (this.service.life().isDraining()) {
			this.end.finish();
			return;
		}
		this.service.life().become(ServiceState.STANDBY);
		this.service.clients().dismiss(UnavailableClose.STANDBY);
		this.leadership.end();
		this.leadership.standsBy();
	}

	/**
	 * Runs on this node no more because a leadership has ended.
	 * @param ended the leadership, perhaps not that of the service any more
	 */
	void begin(Leadership ended) {
		if (this.leadership.isOf(ended)) {
			begin();
		}
	}

	/**
	 * Stands by again if the service is down.
	 */
	void beginIfDown() {
		if (this.service.life().state() == ServiceState.DOWN && !this.service.life().isDraining()) {
			begin();
		}
	}

}
