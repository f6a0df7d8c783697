/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.time.Duration;

/**
 * Store on which nodes agree about the holder of each {@link Lease}. Methods block while
 * the broker is asked, and are never called by a thread that runs callbacks.
 *
 * @since 0.1.0
 */
public interface LeaseStore {

	/**
	 * Takes a lease that no node holds, or renews one that the node holds.
	 * @param name what is leased
	 * @param node the id of the node that wants it
	 * @param duration how long it is held from now on, unless it is renewed
	 * @return the lease as it is now, on whatever node
	 * @throws RuntimeException if the broker cannot be asked; the holder is unknown
	 */
	Lease acquire(String name, String node, Duration duration);

	/**
	 * Gives a lease back. Nothing happens if the node does not hold it any more.
	 * @param lease the lease
	 * @throws RuntimeException if the broker cannot be asked; the lease ends by itself
	 */
	void release(Lease lease);

}
