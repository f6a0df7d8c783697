/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Scenario that opens connections that then do nothing, and weighs the server with them
 * and without.
 */
final class IdleMemory {

	// So that what is made for the first connection counts as the server's.
	private static final int FIRST = 16;

	private static final long QUIET = TimeUnit.SECONDS.toNanos(2);

	private final ClientOptions options;

	private final Swarm swarm;

	private final ObservedServer server;

	IdleMemory(ClientOptions options, Swarm swarm) {
		this.options = options;
		this.swarm = swarm;
		this.server = new ObservedServer(options.target().pid());
	}

	Map<String, Double> run() throws IOException {
		this.swarm.open(FIRST, 0);
		waitUntilQuiet();
		double heap = this.server.liveHeapKilobytes();
		double resident = this.server.residentKilobytes();
		this.swarm.open(this.options.crowd().clients(), 0);
		waitUntilQuiet();
		double moreHeap = this.server.liveHeapKilobytes() - heap;
		double moreResident = this.server.residentKilobytes() - resident;
		Map<String, Double> results = new LinkedHashMap<>();
		results.put("heap_kb", moreHeap / this.options.crowd().clients());
		results.put("resident_kb", moreResident / this.options.crowd().clients());
		results.put("lost", (double) this.swarm.lostReaders());
		return results;
	}

	private void waitUntilQuiet() throws IOException {
		this.swarm.pollFor(QUIET, (connection, messages, now) -> {
		});
	}

}
