/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Counter for each key. A key whose count is zero is forgotten. Safe on any thread.
 */
final class KeyedCounts {

	private final ConcurrentHashMap<Object, Integer> counts = new ConcurrentHashMap<>();

	/**
	 * Counts one more, if there may be one more.
	 * @param key the key
	 * @param max how many there may be
	 * @return how many there are then, or -1 if that would be too many
	 */
	int add(Object key, int max) {
		while (true) {
			Integer before = this.counts.get(key);
			int known = (before != null) ? before : 0;
			if (known >= max) {
				return -1;
			}
			if ((before != null) ? this.counts.replace(key, before, known + 1)
					: this.counts.putIfAbsent(key, 1) == null) {
				return known + 1;
			}
		}
	}

	void remove(Object key) {
		this.counts.computeIfPresent(key, (unused, count) -> (count > 1) ? Integer.valueOf(count - 1) : null);
	}

	int get(Object key) {
		return this.counts.getOrDefault(key, 0);
	}

	int keys() {
		return this.counts.size();
	}

}
