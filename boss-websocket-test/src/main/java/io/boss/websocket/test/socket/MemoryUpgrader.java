/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.socket;

import java.security.Principal;

import io.boss.websocket.direct.SocketUpgrader;
import io.boss.websocket.direct.WireLoop;
import io.boss.websocket.test.engine.TestLoop;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Upgrader that gives a request a socket in memory: the third carrier of the direct
 * transport, beside those of Tomcat and Jetty. On the thread of the test.
 */
public final class MemoryUpgrader implements SocketUpgrader {

	private final TestLoop loop;

	private final MemoryWire wire;

	private int ids;

	private @Nullable Expected expected;

	private @Nullable MemorySocket socket;

	/**
	 * Creates an upgrader.
	 * @param loop runs all of it
	 */
	public MemoryUpgrader(TestLoop loop) {
		this.loop = loop;
		this.wire = new MemoryWire(loop);
	}

	/**
	 * Makes a handshake.
	 * @param naming names the client when the server knows the user
	 * @param client the client, which gets the socket
	 * @param handshake sends the request, and returns when it is answered
	 * @return the socket, or {@code null} if the request was not upgraded
	 * @throws Exception what the handshake throws
	 */
	public @Nullable MemorySocket connect(Naming naming, ClientEnd client, Handshaking handshake) throws Exception {
		this.expected = new Expected(naming, client);
		this.socket = null;
		try {
			handshake.perform();
			return this.socket;
		}
		finally {
			this.expected = null;
			this.socket = null;
		}
	}

	/**
	 * Makes the id of a connection: the same in each run, and in the order of connecting.
	 */
	@Override
	public String nextId() {
		return "c%06d".formatted(++this.ids);
	}

	/**
	 * A test begins, whose ids do not depend on tests before.
	 */
	public void begin() {
		this.ids = 0;
	}

	private Expected expected() {
		Expected expected = this.expected;
		if (expected == null) {
			throw new IllegalStateException("Handshakes of tests are made by BossTester.connect");
		}
		return expected;
	}

	@Override
	public void upgrade(HttpServletRequest request, @Nullable WireLoop loop, ConnectionFactory factory) {
		Expected expected = expected();
		Principal user = request.getUserPrincipal();
		String name = expected.naming().name((user != null) ? user.getName() : null);
		MemorySocket socket = new MemorySocket(this.loop, this.wire.loop(), name, expected.client(), factory);
		this.socket = socket;
		socket.open();
	}

	/**
	 * Handshake that is made.
	 */
	@FunctionalInterface
	public interface Handshaking {

		/**
		 * Sends the request, and returns when it is answered.
		 * @throws Exception if that fails
		 */
		void perform() throws Exception;

	}

	/**
	 * Naming of a client.
	 */
	@FunctionalInterface
	public interface Naming {

		/**
		 * Names the client that the server has accepted.
		 * @param user the name of its user, or {@code null} if it has none
		 * @return the name of the client
		 */
		String name(@Nullable String user);

	}

	private record Expected(Naming naming, ClientEnd client) {

	}

}
