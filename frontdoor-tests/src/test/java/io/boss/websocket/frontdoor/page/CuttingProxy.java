/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.frontdoor.BossServer;

/**
 * A way to a server that is cut again and again: after so many bytes in either direction,
 * be that between two frames or within one. How many, and in which way, is drawn from a
 * seed when a client connects.
 */
final class CuttingProxy implements AutoCloseable {

	private final ServerSocket listening;

	private final int target;

	private final SplittableRandom random;

	private final int meanBytes;

	private final Queue<Pair> pairs = new ConcurrentLinkedQueue<>();

	private final AtomicInteger cuts = new AtomicInteger();

	private volatile boolean cutting = true;

	/**
	 * Begins to listen.
	 * @param target the port of the server
	 * @param random what decides
	 * @param meanBytes how many bytes a connection carries, about
	 */
	CuttingProxy(int target, SplittableRandom random, int meanBytes) {
		this.target = target;
		this.random = random;
		this.meanBytes = meanBytes;
		try {
			this.listening = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	URI uri(BossServer server, String path) {
		return URI.create(server.uri(path)
			.toString()
			.replace(":" + this.target + "/", ":" + this.listening.getLocalPort() + "/"));
	}

	int cuts() {
		return this.cuts.get();
	}

	/**
	 * Cuts nothing from now on.
	 */
	void relent() {
		this.cutting = false;
	}

	void cutAgain() {
		this.cutting = true;
	}

	/**
	 * Cuts all connections at once.
	 */
	void cutAll() {
		this.pairs.forEach(Pair::cut);
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "cutting-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.listening.accept();
				client.setTcpNoDelay(true);
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				server.setTcpNoDelay(true);
				Pair pair = new Pair(client, server, Cut.values()[this.random.nextInt(Cut.values().length)]);
				this.pairs.add(pair);
				// Most are cut on their way to the client, where more goes.
				pair.pump(client, server, this.random.nextInt(2 * this.meanBytes));
				pair.pump(server, client, this.random.nextInt(2 * this.meanBytes));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	@Override
	public void close() {
		try {
			this.listening.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.pairs.forEach((pair) -> {
			closeQuietly(pair.client, true);
			closeQuietly(pair.server, true);
		});
	}

	private static void closeQuietly(Socket socket, boolean reset) {
		try {
			if (reset) {
				socket.setSoLinger(true, 0);
			}
			socket.close();
		}
		catch (IOException ex) {
			// It is gone already.
		}
	}

	/**
	 * Ways in which a connection ends.
	 */
	private enum Cut {

		RESET, END, RESET_AT_CLIENT, SILENCE

	}

	/**
	 * The two halves of one connection.
	 */
	private final class Pair {

		private final Socket client;

		private final Socket server;

		private final Cut cut;

		private volatile boolean isCut;

		Pair(Socket client, Socket server, Cut cut) {
			this.client = client;
			this.server = server;
			this.cut = cut;
		}

		void pump(Socket from, Socket to, int budget) {
			start(() -> pumpAll(from, to, budget));
		}

		private void pumpAll(Socket from, Socket to, int budget) {
			byte[] buffer = new byte[4096];
			int left = budget;
			try {
				InputStream in = from.getInputStream();
				OutputStream out = to.getOutputStream();
				for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
					boolean last = CuttingProxy.this.cutting && count >= left;
					if (this.isCut && this.cut == Cut.SILENCE) {
						// Taken, and thrown away.
						continue;
					}
					out.write(buffer, 0, last ? left : count);
					left = last ? 0 : Math.max(left - count, 1);
					if (last) {
						cut();
					}
				}
				if (!this.isCut) {
					to.shutdownOutput();
				}
			}
			catch (IOException ex) {
				ended(from, to);
			}
			if (this.isCut && this.cut == Cut.SILENCE && from == this.server) {
				closeQuietly(this.server, false);
			}
		}

		// What has broken on one side breaks on the other, unless that is not to be
		// known.
		private void ended(Socket from, Socket to) {
			if (!this.isCut) {
				closeQuietly(from, true);
				closeQuietly(to, true);
			}
		}

		void cut() {
			if (this.isCut) {
				return;
			}
			this.isCut = true;
			CuttingProxy.this.cuts.incrementAndGet();
			switch (this.cut) {
				case RESET -> {
					closeQuietly(this.client, true);
					closeQuietly(this.server, true);
				}
				case END -> {
					closeQuietly(this.client, false);
					closeQuietly(this.server, false);
				}
				case RESET_AT_CLIENT -> {
					closeQuietly(this.client, true);
					closeQuietly(this.server, false);
				}
				// The server hears nothing of it.
				case SILENCE -> closeQuietly(this.client, true);
			}
		}

	}

}
