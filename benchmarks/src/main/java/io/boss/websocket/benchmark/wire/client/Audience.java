/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Connections that all get what is broadcast, in their room if there are rooms:
 * subscribed if the server wants that, joined, and the slow ones slow.
 */
final class Audience {

	private static final String CONNECT = "CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:0,0\n\n\0";

	private static final String SUBSCRIBE = "SUBSCRIBE\nid:0\ndestination:/topic/bench\n\n\0";

	private static final String SEND = "SEND\ndestination:/app/bench\ncontent-type:text/plain\n\n%s\0";

	private static final int ATTEMPTS = 20;

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

	private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(500);

	private final ClientOptions options;

	private final Swarm swarm;

	private int heard;

	Audience(ClientOptions options, Swarm swarm) {
		this.options = options;
		this.swarm = swarm;
	}

	/**
	 * Gathers it.
	 * @return the frame that asks for a broadcast
	 * @throws IOException if a connection breaks
	 */
	ByteBuffer gather() throws IOException {
		this.swarm.open(this.options.crowd().clients(), this.options.crowd().slow());
		String payload = this.options.pace().text();
		boolean stomp = this.options.target().stomp();
		ByteBuffer order = ClientFrames.text(stomp ? SEND.formatted(payload) : payload);
		if (stomp) {
			sendToAll(CONNECT);
			if (!hear(this.swarm.connections().size())) {
				throw new IllegalStateException("Not everybody was connected to the broker");
			}
			sendToAll(SUBSCRIBE);
		}
		waitUntilQuiet();
		rehearse(order);
		this.swarm.slowDown();
		return order;
	}

	// Joins and subscriptions come about some time after the handshake.
	private void rehearse(ByteBuffer order) throws IOException {
		for (int i = 0; i < ATTEMPTS; i++) {
			this.heard = 0;
			for (Connection publisher : this.swarm.publishers()) {
				publisher.send(order);
			}
			boolean all = hear(this.swarm.connections().size());
			waitUntilQuiet();
			if (all) {
				return;
			}
		}
		throw new IllegalStateException("Not everybody gets what is broadcast");
	}

	private boolean hear(int messages) throws IOException {
		long end = System.nanoTime() + PATIENCE;
		while (this.heard < messages && System.nanoTime() < end) {
			this.swarm.poll(TimeUnit.MILLISECONDS.toNanos(100), this::count);
		}
		return this.heard == messages;
	}

	private void waitUntilQuiet() throws IOException {
		this.swarm.pollFor(QUIET, this::count);
	}

	private void count(Connection connection, int messages, long now) {
		this.heard += messages;
	}

	private void sendToAll(String stompFrame) throws IOException {
		this.heard = 0;
		ByteBuffer frame = ClientFrames.text(stompFrame);
		for (Connection connection : this.swarm.connections()) {
			connection.send(frame);
		}
	}

}
