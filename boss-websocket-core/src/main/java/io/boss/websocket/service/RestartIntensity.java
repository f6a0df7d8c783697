/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import io.boss.websocket.timing.Nanos;

/**
 * Counter of restarts within a sliding window, as an OTP supervisor has. Not safe for use
 * by several threads at once.
 */
final class RestartIntensity {

	private final ServiceSettings.Restart limits;

	// Without room at first: most instances are never replaced.
	private final Deque<Long> restarts = new ArrayDeque<>(0);

	RestartIntensity(ServiceSettings.Restart limits) {
		this.limits = limits;
	}

	/**
	 * Records a restart if it is allowed.
	 * @param now the time in nanoseconds
	 * @return whether it is allowed
	 */
	boolean tryRestart(long now) {
		forgetBefore(now - Nanos.of(this.limits.window()));
		if (this.restarts.size() >= this.limits.maxRestarts()) {
			return false;
		}
		this.restarts.add(now);
		return true;
	}

	/**
	 * How long to wait before the restart that was recorded last, or one that is not
	 * recorded.
	 * @param now the time in nanoseconds
	 * @return the wait
	 */
	Duration backoff(long now) {
		forgetBefore(now - Nanos.of(this.limits.window()));
		int doublings = Math.min(Math.max(this.restarts.size() - 1, 0), 30);
		Duration backoff = Nanos.limited(this.limits.initialBackoff()).multipliedBy(1L << doublings);
		return (backoff.compareTo(this.limits.maxBackoff()) < 0) ? backoff : this.limits.maxBackoff();
	}

	void reset() {
		this.restarts.clear();
	}

	private void forgetBefore(long time) {
		while (!this.restarts.isEmpty() && this.restarts.peek() - time < 0) {
			this.restarts.remove();
		}
	}

}
