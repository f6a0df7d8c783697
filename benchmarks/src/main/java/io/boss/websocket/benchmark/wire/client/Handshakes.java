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
 * Handshakes in batches, whose connections are closed before the next batch, as long as
 * it is wanted.
 */
final class Handshakes {

	private final ClientOptions options;

	private final Swarm swarm;

	private final ObservedServer server;

	Handshakes(ClientOptions options, Swarm swarm) {
		this.options = options;
		this.swarm = swarm;
		this.server = new ObservedServer(options.target().pid());
	}

	Map<String, Double> run() throws IOException {
		repeat(this.options.pace().warmUp());
		double cpu = this.server.cpuSeconds();
		long start = System.nanoTime();
		int handshakes = repeat(this.options.pace().duration());
		double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
		Map<String, Double> results = new LinkedHashMap<>();
		results.put("cpu_us", (this.server.cpuSeconds() - cpu) / handshakes * TimeUnit.SECONDS.toMicros(1));
		results.put("per_s", handshakes / seconds);
		return results;
	}

	private int repeat(double seconds) throws IOException {
		long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
		int handshakes = 0;
		while (System.nanoTime() < end) {
			this.swarm.open(this.options.crowd().clients(), 0);
			this.swarm.closeConnections();
			handshakes += this.options.crowd().clients();
		}
		return handshakes;
	}

}
