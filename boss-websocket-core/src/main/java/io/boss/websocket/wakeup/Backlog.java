/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wakeup;

/**
 * Work that is yet to be done. Safe on any thread.
 */
@FunctionalInterface
public interface Backlog {

	/**
	 * Runs something when all the work that was there before is done.
	 * @param task what to run, on any thread; must not block. It runs in any case, at
	 * once if no work is done any more.
	 */
	void whenCaughtUp(Runnable task);

}
