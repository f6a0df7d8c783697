/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

/**
 * Thread that runs tasks at their time, one after the other.
 */
@FunctionalInterface
interface LeaseThread {

	/**
	 * Runs a task later.
	 * @param task the task
	 * @param nanos in how many nanoseconds at the earliest
	 */
	void schedule(Runnable task, long nanos);

}
