/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Scenario in which the connections are in rooms, and hear what is broadcast in their
 * own. In each room one connection asks for a broadcast, and for the next one when all
 * have the one before.
 */
final class Rooms implements Swarm.Receiver {

	private final ClientOptions options;

	private final Swarm swarm;

	private final Meter meter;

	private final ByteBuffer order;

	private final List<Connection> publishers;

	private final int[] readers;

	private final int[] received;

	Rooms(ClientOptions options, Swarm swarm, Meter meter, ByteBuffer order) {
		this.options = options;
		this.swarm = swarm;
		this.meter = meter;
		this.order = order;
		this.publishers = swarm.publishers();
		this.readers = new int[this.publishers.size()];
		this.received = new int[this.publishers.size()];
		swarm.connections().forEach((connection) -> this.readers[connection.room()]++);
	}

	Map<String, Double> run() throws IOException {
		for (Connection publisher : this.publishers) {
			send(publisher, System.nanoTime());
		}
		this.swarm.pollFor((long) (this.options.pace().warmUp() * TimeUnit.SECONDS.toNanos(1)), this);
		this.meter.start();
		this.swarm.pollFor((long) (this.options.pace().duration() * TimeUnit.SECONDS.toNanos(1)), this);
		return this.meter.stop();
	}

	@Override
	public void received(Connection connection, int messages, long now) throws IOException {
		int room = connection.room();
		Connection publisher = this.publishers.get(room);
		for (int i = 0; i < messages; i++) {
			this.meter.event(now - publisher.sentAt());
		}
		this.received[room] += messages;
		if (this.received[room] == this.readers[room]) {
			this.received[room] = 0;
			send(publisher, now);
		}
	}

	private void send(Connection publisher, long now) throws IOException {
		publisher.sentAt(now);
		publisher.send(this.order);
	}

}
