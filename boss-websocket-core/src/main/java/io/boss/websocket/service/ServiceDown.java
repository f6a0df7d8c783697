/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Instant;

import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.stats.CallbackName;
import org.jspecify.annotations.Nullable;

/**
 * Downtime of a service that the supervisor has given up: clients are closed, and the
 * service is tried again after a while. All methods run as tasks of the service's
 * executor.
 */
final class ServiceDown {

	private final ServiceContext service;

	private final ServiceLife life;

	private final InstanceSlot instance;

	private final Supervisor supervisor;

	private final Retries retries;

	private final ServiceEnd end;

	private final @Nullable KeyLife keyLife;

	ServiceDown(ServiceContext service, InstanceSlot instance, Supervisor supervisor, Retries retries, ServiceEnd end,
			@Nullable KeyLife keyLife) {
		this.service = service;
		this.life = service.life();
		this.instance = instance;
		this.supervisor = supervisor;
		this.retries = retries;
		this.end = end;
		this.keyLife = keyLife;
	}

	/**
	 * Gives the service up after too many restarts.
	 * @param reason why the last instance has ended
	 */
	void begin(TerminationReason reason) {
		begin(reason, this.supervisor.restarts() + " restarts, the last ones too close together "
				+ "(boss.websocket.restart.max-restarts within boss.websocket.restart.window)");
	}

	private void begin(TerminationReason reason, String why) {
		this.life.giveUp();
		Instant next = planRetry();
		this.service.log()
			.event(ServiceLog.Topic.DOWN, () -> "Service '" + this.service.label() + "' is down: " + why
					+ ((next != null) ? "; tried again at " + next + " (boss.websocket.restart.retry-after)" : "")
					+ ". Last reason: " + LogLine.of(reason.text()));
		// Before the clients are closed, so that listeners hear of the cause first.
		this.instance.history().down(reason, this.supervisor.restarts(), next);
		this.service.clients().dismiss(this.life.unavailableClose());
		this.end.finishIfEmpty();
		this.service.leadership().end();
	}

	// Else the node that runs it is elected, and this one is a candidate again soon.
	private @Nullable Instant planRetry() {
		if (!this.service.leadership().isFree() || this.life.isDraining()) {
			return null;
		}
		return this.retries.plan(this.service.label(), (plan) -> this.service.executor().execute(() -> retry(plan)));
	}

	// One try each time: the next one comes later, and the supervisor begins anew once an
	// instance runs.
	private void retry(long plan) {
		if (this.keyLife != null && !this.keyLife.revive()) {
			return;
		}
		if (!this.retries.begin(plan) || this.life.isDraining() || this.life.state() != ServiceState.DOWN) {
			return;
		}
		this.service.log()
			.event(ServiceLog.Topic.RETRIED,
					() -> "Service '" + this.service.label() + "' was down and is tried again");
		this.supervisor.reset();
		this.life.become(ServiceState.STARTING);
		try {
			this.instance.start();
		}
		catch (Throwable ex) {
			this.instance.history().crashed(CallbackName.INIT, ex);
			begin(TerminationReason.crashed(ex), "it was tried again, and init has failed");
			return;
		}
		this.retries.succeeded();
	}

}
