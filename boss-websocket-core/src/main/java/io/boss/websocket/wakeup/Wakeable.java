/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wakeup;

/**
 * Worker that may rest, and then has to be woken when there is work.
 */
public interface Wakeable {

	/**
	 * Wakes the worker, unless it is awake. On any thread; must not block.
	 */
	void wake();

	/**
	 * Whether the worker looks for work soon without being woken, so that even a turn in
	 * which an application's code runs may put off waking it.
	 * @return whether a wake-up can wait
	 */
	boolean isDozing();

}
