/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.drain;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * All clients, on one thread.
 */
final class Crowd implements AutoCloseable {

	private static final int SIMULTANEOUS_HANDSHAKES = 64;

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

	private final Selector selector = Selector.open();

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);

	private final List<Listener> listeners = new ArrayList<>();

	Crowd() throws IOException {
	}

	/**
	 * Connects clients, a few at a time.
	 * @param port the port of the server
	 * @param clients how many
	 * @throws IOException if the selector fails
	 */
	void gather(int port, int clients) throws IOException {
		InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		while (this.listeners.size() < clients) {
			int some = Math.min(SIMULTANEOUS_HANDSHAKES, clients - this.listeners.size());
			for (int i = 0; i < some; i++) {
				this.listeners.add(new Listener(this.selector, server, this.listeners.size()));
			}
			await("connected", Listener::isOpen);
		}
	}

	/**
	 * Reads until all clients are as they should be.
	 * @param what how they should be
	 * @param state whether one is
	 * @throws IOException if the selector fails
	 */
	void await(String what, Predicate<Listener> state) throws IOException {
		long end = System.nanoTime() + PATIENCE;
		while (!this.listeners.stream().allMatch(state)) {
			poll();
			if (System.nanoTime() > end) {
				throw new IllegalStateException(this.listeners.stream().filter(state.negate()).count() + " of "
						+ this.listeners.size() + " clients are not " + what);
			}
		}
	}

	void pollFor(long nanos) throws IOException {
		long end = System.nanoTime() + nanos;
		while (System.nanoTime() < end) {
			poll();
		}
	}

	private void poll() throws IOException {
		this.selector.select((key) -> Listener.of(key).ready(key, this.buffer), 20);
	}

	List<Listener> listeners() {
		return this.listeners;
	}

	@Override
	public void close() throws IOException {
		this.listeners.forEach(Listener::close);
		this.selector.close();
	}

}
