/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * A way to a server that goes silent in both directions, and closes nothing: what a
 * network does to a client that vanishes.
 */
final class SilentProxy implements AutoCloseable {

	private final ServerSocket socket = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());

	private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final int target;

	private volatile boolean silent;

	SilentProxy(int target) throws IOException {
		this.target = target;
		start(this::accept);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	void fallSilent() {
		this.silent = true;
	}

	private void start(Runnable task) {
		Thread thread = new Thread(task, "silent-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.socket.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.sockets.add(client);
				this.sockets.add(server);
				start(() -> pump(client, server));
				start(() -> pump(server, client));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void pump(Socket from, Socket to) {
		byte[] buffer = new byte[8192];
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				awaitEndIfSilent();
				out.write(buffer, 0, count);
			}
			awaitEndIfSilent();
			to.shutdownOutput();
		}
		catch (IOException ex) {
			// One of them is gone: the other does not hear of it.
		}
	}

	private void awaitEndIfSilent() {
		if (this.silent) {
			try {
				this.closed.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public void close() {
		this.closed.countDown();
		try {
			this.socket.close();
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
