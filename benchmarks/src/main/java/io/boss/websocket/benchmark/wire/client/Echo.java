/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Scenario in which every connection sends a message, and the next one when the first has
 * come back.
 */
final class Echo implements Swarm.Receiver {

	private final ClientOptions options;

	private final Swarm swarm;

	private final Meter meter;

	private final ByteBuffer message;

	Echo(ClientOptions options, Swarm swarm, Meter meter) {
		this.options = options;
		this.swarm = swarm;
		this.meter = meter;
		this.message = ClientFrames.text(options.pace().text());
	}

	Map<String, Double> run() throws IOException {
		for (Connection connection : this.swarm.connections()) {
			send(connection, System.nanoTime());
		}
		this.swarm.pollFor((long) (this.options.pace().warmUp() * TimeUnit.SECONDS.toNanos(1)), this);
		this.meter.start();
		this.swarm.pollFor((long) (this.options.pace().duration() * TimeUnit.SECONDS.toNanos(1)), this);
		return this.meter.stop();
	}

	@Override
	public void received(Connection connection, int messages, long now) throws IOException {
		this.meter.event(now - connection.sentAt());
		send(connection, now);
	}

	private void send(Connection connection, long now) throws IOException {
		connection.sentAt(now);
		connection.send(this.message);
	}

}
