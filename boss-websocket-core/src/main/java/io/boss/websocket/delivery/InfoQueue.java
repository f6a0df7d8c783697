/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.delivery;

/**
 * Queue that hands on infos in order, as far as it has room. Safe on any thread; nothing
 * blocks.
 *
 * @param <T> the type of the infos
 */
public interface InfoQueue<T> {

	/**
	 * Whether there is an instance to hand infos to.
	 * @return {@code false} if they are to be forgotten
	 */
	boolean isOpen();

	/**
	 * Takes an info if there is room.
	 * @param info the info
	 * @return {@code false} if there is no room
	 */
	boolean offer(T info);

	/**
	 * Takes an info though there is no room.
	 * @param info the info
	 */
	void force(T info);

	/**
	 * Does something when all that was taken before has been handed on.
	 * @param task what is done
	 */
	void inTurn(Runnable task);

	/**
	 * Does something when the queue has ended, which will not be open any more; at once
	 * if it has. Never if it lasts as long as the application.
	 * @param task what is done, on any thread; must not block
	 */
	default void afterEnd(Runnable task) {
	}

}
