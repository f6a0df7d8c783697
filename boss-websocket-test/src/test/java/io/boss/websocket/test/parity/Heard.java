package io.boss.websocket.test.parity;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Record of what services have heard, in the order of each. Safe on any thread.
 */
final class Heard {

	private final Map<String, Queue<String>> lines = new ConcurrentHashMap<>();

	void add(String service, String line) {
		of(service).add(line);
	}

	boolean hasSome(String service) {
		return !of(service).isEmpty();
	}

	/**
	 * Takes the oldest line.
	 * @param service the service
	 * @return the line, or {@code null}
	 */
	String take(String service) {
		return of(service).poll();
	}

	void clear(String service) {
		of(service).clear();
	}

	void clear() {
		this.lines.clear();
	}

	private Queue<String> of(String service) {
		return this.lines.computeIfAbsent(service, (unused) -> new ConcurrentLinkedQueue<>());
	}

}
