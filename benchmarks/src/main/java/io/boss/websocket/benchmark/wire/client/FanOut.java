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
 * Scenario in which one connection asks for broadcasts and all connections get them.
 * Either a number of broadcasts is always outstanding, or so many are sent in a second;
 * then the time that one takes is counted from when it was due.
 */
final class FanOut implements Swarm.Receiver {

	// More than are ever outstanding.
	private static final int RING = 1 << 12;

	private static final int MOST_OUTSTANDING = 1 << 10;

	private static final long STANDSTILL = TimeUnit.SECONDS.toNanos(3);

	private final ClientOptions options;

	private final Swarm swarm;

	private final Meter meter;

	private final ByteBuffer order;

	private final int readers;

	private final long[] sentAt = new long[RING];

	private final int[] received = new int[RING];

	private long sent;

	private long completed;

	private long startedAt;

	FanOut(ClientOptions options, Swarm swarm, Meter meter, ByteBuffer order) {
		this.options = options;
		this.swarm = swarm;
		this.meter = meter;
		this.order = order;
		this.readers = options.crowd().clients();
	}

	Map<String, Double> run() throws IOException {
		this.swarm.connections().forEach(Connection::forgetMessages);
		fillBuffers();
		this.startedAt = System.nanoTime();
		sendUntil(this.options.pace().warmUp());
		this.meter.start();
		sendUntil(this.options.pace().warmUp() + this.options.pace().duration());
		return this.meter.stop();
	}

	// The kernel takes megabytes for a client that does not read. Only then does the
	// server
	// have to do something about it; perhaps it delivers nothing to anybody any more.
	private void fillBuffers() throws IOException {
		long progress = System.nanoTime();
		long before = this.completed;
		for (long now = progress; this.completed < this.options.pace().fill()
				&& now - progress < STANDSTILL; now = System.nanoTime()) {
			this.swarm.poll(fillWindow(now), this);
			if (this.completed > before) {
				before = this.completed;
				progress = now;
			}
		}
	}

	private void sendUntil(double seconds) throws IOException {
		long end = this.startedAt + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
		for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
			long pause = (this.options.pace().rate() > 0) ? sendWhatIsDue(now) : fillWindow(now);
			this.swarm.poll(Math.min(pause, end - now), this);
		}
	}

	private long fillWindow(long now) throws IOException {
		while (this.sent - this.completed < this.options.pace().window()) {
			send(now);
		}
		return TimeUnit.MILLISECONDS.toNanos(100);
	}

	private long sendWhatIsDue(long now) throws IOException {
		long due = due();
		while (due <= now && this.sent - this.completed < MOST_OUTSTANDING) {
			send(due);
			due = due();
		}
		return Math.max(due - now, 0);
	}

	private long due() {
		return this.startedAt + this.sent * TimeUnit.SECONDS.toNanos(1) / this.options.pace().rate();
	}

	private void send(long time) throws IOException {
		this.sentAt[(int) (this.sent % RING)] = time;
		this.sent++;
		publisher().send(this.order);
	}

	private Connection publisher() {
		for (Connection connection : this.swarm.connections()) {
			if (connection.isOpen() && !connection.isSlow()) {
				return connection;
			}
		}
		throw new IllegalStateException("All connections are lost");
	}

	@Override
	public void received(Connection connection, int messages, long now) {
		for (int i = 0; i < messages; i++) {
			int slot = (int) ((connection.nextMessage() - 1) % RING);
			this.meter.event(now - this.sentAt[slot]);
			this.received[slot]++;
			if (this.received[slot] == this.readers) {
				this.received[slot] = 0;
				this.completed++;
			}
		}
	}

}
