/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Tasks that are ready, and the choice of the next one. Tasks of a lane run in their
 * order. Not safe on several threads.
 */
sealed interface ReadyTasks permits TasksInOrder, DrawnTasks {

	/**
	 * Adds a task.
	 * @param lane its lane
	 * @param task the task
	 */
	void add(Lane lane, Runnable task);

	/**
	 * Takes a task out.
	 * @return the task, or {@code null} if none is ready
	 */
	@Nullable Runnable next();

	/**
	 * The lane of the task that was taken out last.
	 * @return the lane
	 */
	Lane lane();

	/**
	 * The lanes of all tasks that are ready.
	 * @return one for each task, in the order in which tasks or lanes got ready
	 */
	List<Lane> lanes();

	/**
	 * Whether none is ready.
	 * @return whether it is empty
	 */
	boolean isEmpty();

}
