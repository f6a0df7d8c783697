/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.ServiceState;
import org.jspecify.annotations.Nullable;

/**
 * State of life of a service. Changed only inside tasks of the service's executor, except
 * by {@link #abandon()} and {@link #expectStart()}; {@link #state()},
 * {@link #isGivenUp()} and {@link #isAbandoned()} may be asked on any thread.
 */
final class ServiceLife {

	private volatile ServiceState state = ServiceState.STARTING;

	private volatile boolean abandoned;

	private volatile boolean givenUp;

	private @Nullable CompletableFuture<Void> drained;

	// Orders whose outcome is not known yet.
	private final List<CompletableFuture<ServiceState>> unsettled = new ArrayList<>();

	ServiceState state() {
		return this.state;
	}

	/**
	 * Whether the supervisor has given the service up, and no instance has run since.
	 * @return whether it is down, or is tried again at this moment
	 */
	boolean isGivenUp() {
		return this.givenUp;
	}

	/**
	 * Whether no further mail is handled.
	 * @return whether the time for draining is up
	 */
	boolean isAbandoned() {
		return this.abandoned;
	}

	boolean isDraining() {
		return this.drained != null;
	}

	/**
	 * Whether the service has ended in a way that a start can follow.
	 * @return whether it is down or has stopped
	 */
	boolean hasEnded() {
		ServiceState state = this.state;
		return state == ServiceState.DOWN || state == ServiceState.STOPPED;
	}

	/**
	 * A start is to follow, for which mail may wait. On any thread, while the service has
	 * nothing to do.
	 */
	void expectStart() {
		if (hasEnded()) {
			this.state = ServiceState.STARTING;
		}
	}

	/**
	 * Begins anew, whatever has become of the service before.
	 */
	void begin() {
		this.drained = null;
		this.abandoned = false;
	}

	/**
	 * Changes the state. Orders are settled as soon as the service is neither starting
	 * nor restarting.
	 * @param state the state from now on
	 */
	void become(ServiceState state) {
		this.state = state;
		if (state != ServiceState.STARTING && state != ServiceState.RESTARTING) {
			List<CompletableFuture<ServiceState>> settled = List.copyOf(this.unsettled);
			this.unsettled.clear();
			settled.forEach((order) -> order.complete(state));
		}
	}

	/**
	 * An instance runs.
	 */
	void run() {
		become(ServiceState.RUNNING);
		this.givenUp = false;
	}

	/**
	 * The supervisor gives the service up.
	 */
	void giveUp() {
		this.givenUp = true;
		become(ServiceState.DOWN);
	}

	/**
	 * The service runs on another node, where it was not given up.
	 */
	void forgetFailures() {
		this.givenUp = false;
	}

	/**
	 * Remembers an order until the service is neither starting nor restarting.
	 * @param settled completed with the state that follows
	 */
	void settleLater(CompletableFuture<ServiceState> settled) {
		this.unsettled.add(settled);
	}

	/**
	 * Begins to drain.
	 * @param drained completed at the end, as those of earlier orders to drain
	 */
	void drain(CompletableFuture<Void> drained) {
		CompletableFuture<Void> earlier = this.drained;
		if (earlier != null) {
			CompletableFuture<Void> unused = drained.thenRun(() -> earlier.complete(null));
		}
		this.drained = drained;
	}

	/**
	 * End of the drain that is under way.
	 * @return completed at the end, or {@code null} if the service does not drain
	 */
	@Nullable CompletableFuture<Void> drained() {
		return this.drained;
	}

	/**
	 * Handles no further mail. On any thread.
	 */
	void abandon() {
		this.abandoned = true;
	}

	/**
	 * Close code and reason for a client for whom there is no instance.
	 * @return what has become of the service
	 */
	UnavailableClose unavailableClose() {
		return UnavailableClose.of(this.state, this.abandoned || isDraining());
	}

}
