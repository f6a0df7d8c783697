/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Naps of the clients that read slowly: each reads about one frame, and then nothing for
 * a time that differs each time.
 */
final class Naps {

	private static final int HEADER = 4;

	private final long nap;

	private final ByteBuffer frame;

	// The same pauses in each run.
	private final Random random = new Random(1);

	private final Queue<Nap> sleeping = new PriorityQueue<>(Comparator.comparingLong(Nap::end));

	Naps(ClientOptions options) {
		this.nap = TimeUnit.MILLISECONDS.toNanos(options.crowd().nap());
		this.frame = ByteBuffer.allocateDirect(HEADER + options.pace().size());
	}

	void begin(Connection connection) {
		if (this.nap > 0) {
			long length = (long) (this.nap * 2 * this.random.nextDouble());
			this.sleeping.add(new Nap(connection, System.nanoTime() + length));
		}
	}

	/**
	 * Has those read whose nap is over.
	 */
	void wake() {
		long now = this.sleeping.isEmpty() ? 0 : System.nanoTime();
		for (Nap first = this.sleeping.peek(); first != null && first.end - now <= 0; first = this.sleeping.peek()) {
			Connection connection = this.sleeping.remove().connection;
			try {
				connection.read(this.frame.clear());
			}
			catch (IOException ex) {
				connection.lose();
			}
			if (!connection.isLost()) {
				begin(connection);
			}
		}
	}

	private record Nap(Connection connection, long end) {
	}

}
