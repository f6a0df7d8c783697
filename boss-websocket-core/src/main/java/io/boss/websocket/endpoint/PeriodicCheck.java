/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

/**
 * Check of a client that is made from time to time, by one thread for all.
 */
@FunctionalInterface
public interface PeriodicCheck {

	/**
	 * What a check answers that is to be forgotten.
	 */
	long DONE = -1;

	/**
	 * Sees to what is due. Must not block.
	 * @param now the time in nanoseconds, as the engine's clock has it
	 * @return after how many nanoseconds to look again, perhaps somewhat later and
	 * perhaps too early, or {@link #DONE}
	 */
	long look(long now);

}
