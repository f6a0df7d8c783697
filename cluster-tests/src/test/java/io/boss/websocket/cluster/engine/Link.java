/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A way to a server on which nothing moves while it is cut, and nothing is closed either.
 * Safe on any thread.
 */
public final class Link implements AutoCloseable {

	private final ServerSocket listener;

	private final Collection<Socket> sockets = new ConcurrentLinkedQueue<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition mended = this.lock.newCondition();

	private final int target;

	private boolean cut;

	// Those who came before the last stranding are stranded.
	private int age;

	private boolean closed;

	/**
	 * Opens a way.
	 * @param target the port of the server, on the loopback interface
	 */
	public Link(int target) {
		this.target = target;
		try {
			this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	/**
	 * Where the way begins.
	 * @return the port
	 */
	public int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * Cuts the way, or mends it: then whatever was held up moves on.
	 * @param cut whether it is cut
	 */
	public void cut(boolean cut) {
		this.lock.lock();
		try {
			this.cut = cut;
			this.mended.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Nothing moves any more on the connections that there are, as if a firewall had
	 * forgotten them. New ones are as good as ever.
	 */
	public void strand() {
		this.lock.lock();
		try {
			this.age++;
		}
		finally {
			this.lock.unlock();
		}
	}

	private int age() {
		this.lock.lock();
		try {
			return this.age;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				Socket client = this.listener.accept();
				this.sockets.add(client);
				start(() -> connect(client));
			}
			catch (IOException ex) {
				// Closed.
			}
		}
	}

	private void connect(Socket client) {
		int age = age();
		try {
			awaitMended(age);
			Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
			this.sockets.add(server);
			start(() -> pump(client, server, age));
			pump(server, client, age);
		}
		catch (IOException ex) {
			close(client);
		}
	}

	private void pump(Socket from, Socket to, int age) {
		byte[] buffer = new byte[8192];
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				awaitMended(age);
				out.write(buffer, 0, count);
			}
			awaitMended(age);
		}
		catch (IOException ex) {
			// One of them is gone, and so is the other now.
		}
	}

	private void awaitMended(int age) {
		this.lock.lock();
		try {
			while (!this.closed && (this.cut || this.age != age)) {
				this.mended.awaitUninterruptibly();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.sockets.forEach(Link::close);
		this.lock.lock();
		try {
			this.closed = true;
			this.mended.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "link");
		thread.setDaemon(true);
		thread.start();
	}

}
