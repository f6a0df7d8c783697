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
 * Scenario that opens connections and ends them, batch after batch. Measured is what the
 * server uses from the first request of a batch until it is quiet again; the end of the
 * connections is not.
 */
final class Handshakes {

	private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(500);

	// Batches that warm up for one that counts: until some 50,000 handshakes have been
	// made
	// the compiler of the server's JVM takes more than the handshakes do.
	private static final int WARM_UP = 4;

	private final ClientOptions options;

	private final Swarm swarm;

	private final ObservedServer server;

	Handshakes(ClientOptions options, Swarm swarm) {
		this.options = options;
		this.swarm = swarm;
		this.server = new ObservedServer(options.pid());
	}

	Map<String, Double> run() throws IOException {
		for (int i = 0; i < WARM_UP * this.options.batches(); i++) {
			openAndClose();
		}
		double cpu = 0;
		double seconds = 0;
		for (int i = 0; i < this.options.batches(); i++) {
			Batch batch = openAndClose();
			cpu += batch.cpu;
			seconds += batch.seconds;
		}
		int handshakes = this.options.batches() * this.options.clients();
		Map<String, Double> results = new LinkedHashMap<>();
		results.put("cpu_us", cpu / handshakes * TimeUnit.SECONDS.toMicros(1));
		results.put("per_s", handshakes / seconds);
		return results;
	}

	private Batch openAndClose() throws IOException {
		double cpuBefore = this.server.cpuSeconds();
		long start = System.nanoTime();
		this.swarm.open(this.options.clients(), 0);
		double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
		waitUntilQuiet();
		double cpu = this.server.cpuSeconds() - cpuBefore;
		this.swarm.closeConnections();
		waitUntilQuiet();
		return new Batch(cpu, seconds);
	}

	private void waitUntilQuiet() throws IOException {
		this.swarm.pollFor(QUIET, (connection, messages, now) -> {
		});
	}

	private record Batch(double cpu, double seconds) {
	}

}
