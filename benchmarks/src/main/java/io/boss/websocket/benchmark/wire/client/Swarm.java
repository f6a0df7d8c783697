/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * All connections of the client, with the one thread, the one selector and the one buffer
 * that they share.
 */
final class Swarm implements AutoCloseable {

	private static final int BUFFER = 256 * 1024;

	private static final int SIMULTANEOUS_HANDSHAKES = 64;

	// 28,000 ports are what one address has by default.
	private static final int ADDRESSES = 4;

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

	private final ClientOptions options;

	private final Selector selector = Selector.open();

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

	private final List<Connection> connections = new ArrayList<>();

	private final Progress progress;

	private final Naps naps;

	private long working;

	Swarm(ClientOptions options) throws IOException {
		this.options = options;
		this.progress = Progress.in(options.counts());
		this.naps = new Naps(options);
	}

	List<Connection> connections() {
		return this.connections;
	}

	/**
	 * Connections that ask for broadcasts.
	 * @return one of each room, in the order of rooms; one if there are no rooms
	 */
	List<Connection> publishers() {
		Map<Integer, Connection> publishers = new TreeMap<>();
		this.connections.forEach((connection) -> publishers.putIfAbsent(connection.room(), connection));
		return List.copyOf(publishers.values());
	}

	/**
	 * Opens connections, at most 64 at a time.
	 * @param clients how many that read
	 * @param slow how many that will not, spread evenly among the others
	 * @throws IOException if a connection breaks
	 */
	void open(int clients, int slow) throws IOException {
		int total = clients + slow;
		int first = this.connections.size();
		int opened = 0;
		long deadline = System.nanoTime() + PATIENCE;
		while (opened < total) {
			int started = this.connections.size() - first;
			while (started < total && started - opened < SIMULTANEOUS_HANDSHAKES) {
				boolean isSlow = (long) (started + 1) * slow / total > (long) started * slow / total;
				this.connections.add(new Connection(this.selector, address(started), this.options, started, isSlow));
				started++;
			}
			poll(TimeUnit.SECONDS.toNanos(1), (connection, messages, now) -> {
			});
			int now = countOpen(first + opened, first + started) + opened;
			deadline = (now > opened) ? System.nanoTime() + PATIENCE : deadline;
			if (this.options.pace().mode() == ClientOptions.Mode.HANDSHAKES) {
				this.progress.add(now - opened, 0);
			}
			opened = now;
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("Only " + opened + " of " + total + " handshakes were answered");
			}
		}
	}

	// Swaps the open ones to the front, so that each is looked at only until it is open.
	private int countOpen(int from, int to) {
		int end = from;
		for (int i = from; i < to; i++) {
			Connection connection = this.connections.get(i);
			if (connection.isLost()) {
				throw new IllegalStateException("Connection was lost during the handshakes");
			}
			if (connection.isOpen()) {
				this.connections.set(i, this.connections.get(end));
				this.connections.set(end, connection);
				end++;
			}
		}
		return end - from;
	}

	private InetSocketAddress address(int index) throws IOException {
		byte[] loopback = { 127, 0, 0, (byte) (1 + index % ADDRESSES) };
		return new InetSocketAddress(InetAddress.getByAddress(loopback), this.options.target().port());
	}

	/**
	 * Waits until something can be read, and reads it.
	 * @param nanos how long to wait at most
	 * @param receiver who hears of messages
	 * @throws IOException if the selector fails
	 */
	void poll(long nanos, Receiver receiver) throws IOException {
		this.naps.wake();
		long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
		long start = (this.options.busy() || millis == 0) ? System.nanoTime() : 0;
		int ready = (start != 0) ? this.selector.selectNow((key) -> handle(key, receiver))
				: this.selector.select((key) -> handle(key, receiver), millis);
		if (start != 0 && ready > 0) {
			this.working += System.nanoTime() - start;
		}
	}

	/**
	 * Reads for a while.
	 * @param nanos how long
	 * @param receiver who hears of messages
	 * @throws IOException if the selector fails
	 */
	void pollFor(long nanos, Receiver receiver) throws IOException {
		long end = System.nanoTime() + nanos;
		for (long left = nanos; left > 0; left = end - System.nanoTime()) {
			poll(Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)), receiver);
		}
	}

	/**
	 * Time spent on what there was to do, while it asked for readiness all the time.
	 * @return nanoseconds
	 */
	long working() {
		return this.working;
	}

	private void handle(SelectionKey key, Receiver receiver) {
		Connection connection = Connection.of(key);
		try {
			if (key.isConnectable()) {
				connection.connected();
				return;
			}
			int messages = connection.read(this.buffer.clear());
			if (messages > 0) {
				this.progress.add(messages, this.buffer.limit());
				receiver.received(connection, messages, System.nanoTime());
			}
		}
		catch (IOException ex) {
			connection.lose();
		}
	}

	/**
	 * Has the slow clients read from now on as slowly as they do, or never.
	 */
	void slowDown() {
		for (Connection connection : this.connections) {
			if (connection.isSlow()) {
				connection.stopReading();
				this.naps.begin(connection);
			}
		}
	}

	/**
	 * Counts what has come, for others to see.
	 * @return the counts
	 */
	Progress progress() {
		return this.progress;
	}

	/**
	 * Counts the readers that are gone.
	 * @return how many
	 */
	int lostReaders() {
		int lost = 0;
		for (Connection connection : this.connections) {
			lost += (connection.isLost() && !connection.isSlow()) ? 1 : 0;
		}
		return lost;
	}

	/**
	 * Ends all connections, as a client does that is switched off.
	 * @throws IOException if the selector fails
	 */
	void closeConnections() throws IOException {
		this.connections.forEach(Connection::close);
		this.connections.clear();
		this.selector.selectNow();
	}

	@Override
	public void close() throws IOException {
		closeConnections();
		this.selector.close();
	}

	/**
	 * Receiver of messages.
	 */
	@FunctionalInterface
	interface Receiver {

		/**
		 * Messages have come.
		 * @param connection to whom
		 * @param messages how many
		 * @param now when, as {@link System#nanoTime()} has it
		 * @throws IOException if the connection breaks
		 */
		void received(Connection connection, int messages, long now) throws IOException;

	}

}
