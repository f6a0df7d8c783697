package io.boss.websocket.limit;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts for each key. A key whose count is zero is forgotten. Safe on any thread.
 */
final class KeyedCounts {

	private final ConcurrentHashMap<Object, Integer> counts = new ConcurrentHashMap<>();

	int add(Object key) {
		return this.counts.merge(key, 1, Integer::sum);
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
