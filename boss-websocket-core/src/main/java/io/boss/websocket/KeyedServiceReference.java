/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.util.List;

/**
 * Reference to a keyed service, which has an instance for each key
 * ({@code @BossService("room/{id}")}). Safe on any thread; nothing blocks.
 *
 * @since 0.1.0
 */
public interface KeyedServiceReference {

	/**
	 * Name of the service.
	 * @return the first segment of its template
	 */
	String name();

	/**
	 * Path of the service below the context path.
	 * @return {@code <boss.base-url>/websocket/<template>}
	 */
	String path();

	/**
	 * Reference to the instance of a key on this node, which need not run: an info, an
	 * {@code ask} and a {@code call} start it, and so does
	 * {@link BossServiceReference#start()}. While it does not run its state is
	 * {@link ServiceState#STOPPED}, it has no connections, and timers and work are
	 * refused.
	 * @param key the key, decoded, as {@link InstanceKey#key()} has it
	 * @return the reference, which outlives instances
	 * @throws IllegalArgumentException if the template or
	 * {@code boss.websocket.keyed.max-key-length} allows no such key
	 */
	BossServiceReference key(String key);

	/**
	 * Keys whose instances run on this node at this moment, those included that start,
	 * restart or are down.
	 * @return a snapshot of the keys, sorted
	 */
	List<String> keys();

}
