/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.CompletableFuture;

import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;

/**
 * Starts of a service on request: of the application, of an operator or of the cluster.
 * All methods run as tasks of the service's executor.
 */
final class ServiceStarter {

	private final ServiceContext service;

	private final ServiceLife life;

	private final InstanceSlot instance;

	private final Standby standby;

	private final Recovery recovery;

	ServiceStarter(ServiceContext service, InstanceSlot instance, Standby standby, Recovery recovery) {
		this.service = service;
		this.life = service.life();
		this.instance = instance;
		this.standby = standby;
		this.recovery = recovery;
	}

	/**
	 * Starts the first instance, or stands by if the service may not run on this node.
	 * @param supervised whether the supervisor takes care of a failure; else the service
	 * is down
	 * @param started completed when the instance runs or the service stands by, or with
	 * what its start threw
	 */
	void start(boolean supervised, CompletableFuture<Void> started) {
		this.life.begin();
		this.recovery.reset();
		if (!this.service.leadership().mayRun()) {
			this.standby.begin();
			started.complete(null);
			return;
		}
		this.life.become(ServiceState.STARTING);
		try {
			this.instance.start();
			started.complete(null);
		}
		catch (Throwable ex) {
			started.completeExceptionally(ex);
			if (supervised) {
				this.recovery.startFailed(ex);
			}
			else {
				this.life.become(ServiceState.DOWN);
			}
		}
	}

	/**
	 * Starts the first instance of a key, unless mail has done so.
	 */
	void awaken() {
		if (this.instance.isEmpty() && this.life.state() == ServiceState.STARTING && !this.life.isDraining()) {
			start(true, new CompletableFuture<>());
		}
	}

	/**
	 * Starts an instance anew if the service is down or has stopped.
	 * @param settled completed with what has become of it
	 */
	void revive(CompletableFuture<ServiceState> settled) {
		// A drain that was asked for after the start may have overtaken it.
		if (this.life.hasEnded() && !this.life.isDraining()) {
			this.service.log()
				.event(ServiceLog.Topic.START_REQUESTED,
						() -> "Service '" + this.service.label() + "' is started again");
			this.life.settleLater(settled);
			start(true, new CompletableFuture<>());
		}
		else {
			settled.complete(this.life.state());
		}
	}

	/**
	 * Replaces the instance on request.
	 * @param settled completed with what has become of it
	 */
	void restart(CompletableFuture<ServiceState> settled) {
		if (!this.instance.isEmpty() && !this.life.isDraining()) {
			this.life.settleLater(settled);
			this.recovery.restart();
		}
		else {
			settled.complete(this.life.state());
		}
	}

	/**
	 * Ends the instance of a key on request.
	 * @param reason why
	 * @return whether there was one
	 */
	boolean stop(TerminationReason reason) {
		boolean runs = !this.instance.isEmpty() && !this.life.isDraining();
		return runs && this.recovery.end(reason);
	}

	/**
	 * Runs on this node from now on, if the service still stands by.
	 * @param leadership for how long it may
	 */
	void takeOver(Leadership leadership) {
		this.service.leadership().begin(leadership);
		if (this.life.state() == ServiceState.STANDBY && !this.life.isDraining()) {
			start(true, new CompletableFuture<>());
		}
		else {
			this.service.leadership().end();
		}
	}

}
