/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.ServiceScope;
import org.jspecify.annotations.Nullable;

/**
 * Check whether a service may run on this node. One of scope NODE always may. Only inside
 * tasks of the service's executor, except {@link #onStandby}.
 */
final class LeadershipGuard {

	private final boolean free;

	private @Nullable Leadership leadership;

	private volatile Runnable candidate = () -> {
	};

	LeadershipGuard(ServiceScope scope) {
		this.free = scope == ServiceScope.NODE;
	}

	/**
	 * Whether no election decides the node that the service runs on.
	 * @return whether it is of scope NODE
	 */
	boolean isFree() {
		return this.free;
	}

	boolean mayRun() {
		Leadership leadership = this.leadership;
		return this.free || (leadership != null && leadership.holds());
	}

	boolean isOf(Leadership leadership) {
		return this.leadership == leadership;
	}

	void begin(Leadership leadership) {
		end();
		this.leadership = leadership;
	}

	void end() {
		Leadership leadership = this.leadership;
		this.leadership = null;
		if (leadership != null) {
			leadership.ended();
		}
	}

	/**
	 * Sets the listener for the beginning of standby. On any thread.
	 * @param candidate must not block
	 */
	void onStandby(Runnable candidate) {
		this.candidate = candidate;
	}

	void standsBy() {
		this.candidate.run();
	}

}
