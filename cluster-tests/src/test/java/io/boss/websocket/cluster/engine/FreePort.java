/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free port for a server that starts later, or again, on the same one. It is below those
 * that systems give to connections: a client that tries again and again to reach such a
 * port is given it in the end, and then talks to itself.
 */
final class FreePort {

	private static final int LOWEST = 20_000;

	/** Linux gives connections ports from 32768 on, others from 49152. */
	private static final int END = 32_000;

	private static final int ATTEMPTS = 100;

	private FreePort() {
	}

	/**
	 * Finds a port, on the loopback interface.
	 * @return the port, which nobody listens on
	 */
	static int find() {
		IllegalStateException failure = new IllegalStateException("No port is free");
		for (int i = 0; i < ATTEMPTS; i++) {
			int port = ThreadLocalRandom.current().nextInt(LOWEST, END);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				failure.addSuppressed(ex);
			}
		}
		throw failure;
	}

}
