/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Totals of all processes that a service has had, also of those that have ended. Safe on
 * any thread.
 */
final class ServiceTotals {

	private final AtomicLong instances = new AtomicLong();

	private volatile @Nullable ServiceCrash lastCrash;

	void started() {
		this.instances.incrementAndGet();
	}

	void crashed(ServiceCrash crash) {
		this.lastCrash = crash;
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
		return this.lastCrash;
	}

}
