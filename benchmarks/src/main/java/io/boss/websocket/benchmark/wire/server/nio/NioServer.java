/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.nio;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.benchmark.wire.server.Announcement;

/**
 * The limit of what Java can do: event loops, each with its share of the clients. A
 * broadcast is encoded once and handed to each loop once; a loop puts together all
 * broadcasts that wait and gives them to each of its clients in one write.
 */
public final class NioServer {

	private static final int BACKLOG = 1024;

	private final List<EventLoop> loops = new ArrayList<>();

	private int next;

	private NioServer() throws IOException {
		// The other half of the processors is the client's.
		int count = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
		for (int i = 0; i < count; i++) {
			this.loops.add(new EventLoop(this));
		}
	}

	/**
	 * Starts it.
	 * @param arguments none
	 * @throws IOException if it cannot listen
	 */
	public static void main(String[] arguments) throws IOException {
		new NioServer().run();
	}

	private void run() throws IOException {
		ServerSocketChannel listening = ServerSocketChannel.open();
		listening.bind(new InetSocketAddress(0), BACKLOG);
		this.loops.get(0).accept(listening);
		for (int i = 1; i < this.loops.size(); i++) {
			new Thread(this.loops.get(i), "loop-" + i).start();
		}
		Announcement.readyAt(listening.socket().getLocalPort());
		this.loops.get(0).run();
	}

	EventLoop nextLoop() {
		this.next = (this.next + 1) % this.loops.size();
		return this.loops.get(this.next);
	}

	void broadcast(byte[] frame) {
		for (EventLoop loop : this.loops) {
			loop.broadcast(frame);
		}
	}

	void broadcast(byte[] frame, String room) {
		for (EventLoop loop : this.loops) {
			loop.broadcast(frame, room);
		}
	}

}
