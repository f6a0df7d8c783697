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
 * The first clients of a server that has just started: in each batch they come, are sent
 * back one message, and go.
 */
final class FirstMinute {

	private final ClientOptions options;

	private final Swarm swarm;

	private int answered;

	FirstMinute(ClientOptions options, Swarm swarm) {
		this.options = options;
		this.swarm = swarm;
	}

	Map<String, Double> run() throws IOException {
		ObservedServer server = new ObservedServer(this.options.target().pid());
		double cpu = server.cpuSeconds();
		for (int batch = 0; batch < this.options.pace().batches(); batch++) {
			comeAndGo();
		}
		double events = 2.0 * this.options.pace().batches() * this.options.crowd().clients();
		Map<String, Double> results = new LinkedHashMap<>();
		results.put("cpu_us", (server.cpuSeconds() - cpu) / events * TimeUnit.SECONDS.toMicros(1));
		return results;
	}

	private void comeAndGo() throws IOException {
		this.swarm.open(this.options.crowd().clients(), 0);
		this.answered = 0;
		for (Connection connection : this.swarm.connections()) {
			connection.send(ClientFrames.text(this.options.pace().text()));
		}
		while (this.answered < this.swarm.connections().size()) {
			this.swarm.poll(TimeUnit.MILLISECONDS.toNanos(100),
					(connection, messages, now) -> this.answered += messages);
		}
		this.swarm.closeConnections();
	}

}
