/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

/**
 * Room in a queue: how much may wait, and how much does.
 */
public interface Capacity {

	/**
	 * Makes room for a message. One message may be larger than all if nothing else waits.
	 * @param size its size in bytes
	 * @return whether there was room
	 */
	boolean reserve(int size);

	/**
	 * A message waits, whether there is room or not.
	 * @param size its size in bytes
	 */
	void occupy(int size);

	/**
	 * A message does not wait any more.
	 * @param size its size in bytes
	 */
	void release(int size);

	/**
	 * A message takes the place of another.
	 * @param from the size of the one that waited
	 * @param to the size of the one that is to wait
	 * @return whether there was room for that; else nothing has changed
	 */
	boolean exchange(int from, int to);

}
