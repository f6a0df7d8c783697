/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.nio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * A thread with a selector and its share of the clients.
 */
final class EventLoop implements Runnable {

	private static final int BUFFER = 1024 * 1024;

	private final NioServer server;

	private final Selector selector = Selector.open();

	private final ByteBuffer input = ByteBuffer.allocateDirect(BUFFER);

	private final ByteBuffer output = ByteBuffer.allocateDirect(BUFFER);

	private final ByteBuffer batch = ByteBuffer.allocateDirect(BUFFER);

	private final List<Client> clients = new ArrayList<>();

	private final Queue<SocketChannel> arrivals = new ConcurrentLinkedQueue<>();

	private final Queue<byte[]> broadcasts = new ConcurrentLinkedQueue<>();

	private final Map<String, List<Client>> rooms = new HashMap<>();

	private final Queue<RoomBroadcast> roomBroadcasts = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean woken = new AtomicBoolean();

	private volatile @Nullable Thread thread;

	EventLoop(NioServer server) throws IOException {
		this.server = server;
	}

	void accept(ServerSocketChannel listening) throws IOException {
		listening.configureBlocking(false);
		listening.register(this.selector, SelectionKey.OP_ACCEPT);
	}

	void broadcast(byte[] frame) {
		this.broadcasts.add(frame);
		wakeUp();
	}

	void broadcast(byte[] frame, String room) {
		this.roomBroadcasts.add(new RoomBroadcast(frame, room));
		wakeUp();
	}

	/**
	 * Has a client in a room from now on. Only on the thread of the loop.
	 * @param room the room
	 * @param client the client
	 */
	void enter(String room, Client client) {
		this.rooms.computeIfAbsent(room, (name) -> new ArrayList<>()).add(client);
	}

	private void add(SocketChannel arrival) {
		this.arrivals.add(arrival);
		wakeUp();
	}

	// Once for each turn of the loop, and never for oneself.
	private void wakeUp() {
		if (Thread.currentThread() != this.thread && this.woken.compareAndSet(false, true)) {
			this.selector.wakeup();
		}
	}

	@Override
	public void run() {
		this.thread = Thread.currentThread();
		try {
			while (this.selector.isOpen()) {
				this.selector.select(this::handle);
				this.woken.set(false);
				welcomeArrivals();
				writeBroadcasts();
				writeRoomBroadcasts();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void handle(SelectionKey key) {
		if (key.channel() instanceof ServerSocketChannel listening) {
			acceptFrom(listening);
			return;
		}
		Client client = (Client) Objects.requireNonNull(key.attachment());
		try {
			if (key.isWritable()) {
				client.writeBacklog();
			}
			if (key.isValid() && key.isReadable()) {
				client.read(this.input, this.output);
			}
		}
		catch (IOException ex) {
			client.close();
		}
	}

	private void acceptFrom(ServerSocketChannel listening) {
		try {
			for (SocketChannel channel = listening.accept(); channel != null; channel = listening.accept()) {
				this.server.nextLoop().add(channel);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void welcomeArrivals() throws IOException {
		for (SocketChannel channel = this.arrivals.poll(); channel != null; channel = this.arrivals.poll()) {
			channel.configureBlocking(false);
			channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			SelectionKey key = channel.register(this.selector, SelectionKey.OP_READ);
			Client client = new Client(this.server, this, channel, key);
			key.attach(client);
			this.clients.add(client);
		}
	}

	private void writeBroadcasts() {
		while (!this.broadcasts.isEmpty()) {
			this.batch.clear();
			for (byte[] frame = this.broadcasts.peek(); frame != null
					&& frame.length <= this.batch.remaining(); frame = this.broadcasts.peek()) {
				this.batch.put(frame);
				this.broadcasts.remove();
			}
			this.batch.flip();
			write(this.clients);
		}
	}

	private void writeRoomBroadcasts() {
		for (RoomBroadcast next = this.roomBroadcasts.poll(); next != null; next = this.roomBroadcasts.poll()) {
			List<Client> room = this.rooms.get(next.room);
			if (room != null) {
				this.batch.clear().put(next.frame).flip();
				write(room);
			}
		}
	}

	private void write(List<Client> clients) {
		clients.removeIf((client) -> !client.isOpen());
		for (Client client : clients) {
			this.batch.rewind();
			client.broadcast(this.batch);
		}
	}

	private record RoomBroadcast(byte[] frame, String room) {
	}

}
