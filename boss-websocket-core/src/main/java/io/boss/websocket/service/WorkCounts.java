/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts of the slow work of a service at this moment. Safe on any thread.
 */
public final class WorkCounts {

	private final AtomicInteger queued = new AtomicInteger();

	private final AtomicInteger active = new AtomicInteger();

	WorkCounts() {
	}

	/**
	 * How much work waits for a thread.
	 * @return the number of jobs
	 */
	public int queued() {
		return this.queued.get();
	}

	/**
	 * How much work runs.
	 * @return the number of jobs
	 */
	public int active() {
		return this.active.get();
	}

	void waits() {
		this.queued.incrementAndGet();
	}

	void begins() {
		this.active.incrementAndGet();
		this.queued.decrementAndGet();
	}

	void refused() {
		this.queued.decrementAndGet();
	}

	void ends() {
		this.active.decrementAndGet();
	}

}
