/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Infos for which there was no room yet, and whose number is bounded by what they are
 * about. For one thread at a time.
 *
 * @param <T> the type of the infos
 */
public interface InfoBacklog<T> {

	/**
	 * Adds an info, or puts what it comes to in the place of one that waits.
	 * @param info the info
	 */
	void add(T info);

	/**
	 * Takes the oldest info.
	 * @return the info, or {@code null} if none waits
	 */
	@Nullable T poll();

	/**
	 * Forgets all.
	 */
	void clear();

}
