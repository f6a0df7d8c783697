/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.CompletableFuture;

import io.boss.websocket.ServiceState;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Orders of operators: another instance, now, or a pause. Safe on any thread; nothing
 * blocks.
 */
final class ServiceOrders {

	private final ServiceLife life;

	private final SerializedTaskExecutor executor;

	private final ServiceStarter starter;

	private final ServiceLifecycle lifecycle;

	private final MailGate gate;

	/**
	 * Creates orders.
	 * @param service the service
	 * @param starter starts and replaces instances
	 * @param lifecycle tells whether the application shuts down
	 * @param gate keeps orders from a process that has ended
	 */
	ServiceOrders(ServiceContext service, ServiceStarter starter, ServiceLifecycle lifecycle, MailGate gate) {
		this.life = service.life();
		this.executor = service.executor();
		this.starter = starter;
		this.lifecycle = lifecycle;
		this.gate = gate;
	}

	private boolean mayStart() {
		return this.lifecycle.isOpen() && !this.lifecycle.isDraining();
	}

	/**
	 * Lets no further callback begin.
	 */
	void pause() {
		this.executor.pause();
		if (this.lifecycle.isDraining()) {
			// It may have begun in between, and nothing may hold it up.
			this.executor.unpause();
		}
	}

	/**
	 * Starts a service that is down or has stopped.
	 * @return completed with what has become of it, or {@code null} if it is neither
	 */
	@Nullable CompletableFuture<ServiceState> start() {
		if (!mayStart() || !this.life.hasEnded()) {
			return null;
		}
		CompletableFuture<ServiceState> settled = new CompletableFuture<>();
		return this.gate.pass(() -> this.executor.execute(() -> this.starter.revive(settled))) ? settled : null;
	}

	/**
	 * Starts the instance of a key that has none yet.
	 * @return whether the order was taken
	 */
	boolean begin() {
		return this.gate.pass(() -> this.executor.execute(this.starter::awaken));
	}

	/**
	 * Starts a service that is down or has stopped, or replaces the instance that runs.
	 * @return completed with what has become of it, or {@code null} if neither can be
	 */
	@Nullable CompletableFuture<ServiceState> restart() {
		CompletableFuture<ServiceState> started = start();
		if (started != null || !mayStart() || this.life.state() != ServiceState.RUNNING) {
			return started;
		}
		CompletableFuture<ServiceState> settled = new CompletableFuture<>();
		return this.gate.pass(() -> this.executor.executeUrgently(() -> this.starter.restart(settled))) ? settled
				: null;
	}

}
