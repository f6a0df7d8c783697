/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Totals of all processes that a service has had, also of those that have ended, and its
 * latest crashes. Safe on any thread.
 */
final class ServiceTotals {

	static final int MOST_CRASHES = 10;

	private final AtomicLong instances = new AtomicLong();

	private final Deque<PastCrash> crashes = new ArrayDeque<>();

	void started() {
		this.instances.incrementAndGet();
	}

	void crashed(PastCrash crash) {
		synchronized (this.crashes) {
			this.crashes.addFirst(crash);
			if (this.crashes.size() > MOST_CRASHES) {
				this.crashes.removeLast();
			}
		}
	}

	/**
	 * How many instances have been initialised.
	 * @return the number
	 */
	long instances() {
		return this.instances.get();
	}

	/**
	 * The latest crash.
	 * @return the crash, or {@code null} if there has been none
	 */
	@Nullable ServiceCrash lastCrash() {
		synchronized (this.crashes) {
			PastCrash latest = this.crashes.peekFirst();
			return (latest != null) ? latest.crash() : null;
		}
	}

	/**
	 * The latest crashes.
	 * @return at most ten of them, the latest first
	 */
	List<PastCrash> crashes() {
		synchronized (this.crashes) {
			return List.copyOf(this.crashes);
		}
	}

}
