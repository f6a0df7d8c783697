/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.Map;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

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

	/**
	 * Where lines have been of a service, which are several if it has keys.
	 * @param service the name of the service
	 * @return the service, or its instances, in their order
	 */
	SortedSet<String> addresses(String service) {
		return this.lines.keySet()
			.stream()
			.filter((address) -> address.equals(service) || address.startsWith(service + "/"))
			.collect(Collectors.toCollection(TreeSet::new));
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
