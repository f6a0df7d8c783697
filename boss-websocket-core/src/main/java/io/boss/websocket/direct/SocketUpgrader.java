/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Taker of the socket of a request that is being upgraded, one for each web server. Safe
 * on any thread.
 */
public interface SocketUpgrader {

	/**
	 * Upgrades a request whose response has its status and headers.
	 * @param request the request
	 * @param factory makes the connection when the socket is there
	 * @throws IOException if the container fails to
	 * @throws ServletException if the container refuses to
	 */
	default void upgrade(HttpServletRequest request, ConnectionFactory factory) throws IOException, ServletException {
		upgrade(request, null, factory);
	}

	/**
	 * The same for a client whose session belongs to a loop already.
	 * @param request the request
	 * @param loop the loop, or {@code null} for any
	 * @param factory makes the connection when the socket is there
	 * @throws IOException if the container fails to
	 * @throws ServletException if the container refuses to
	 */
	void upgrade(HttpServletRequest request, @Nullable WireLoop loop, ConnectionFactory factory)
			throws IOException, ServletException;

	/**
	 * Makes the id of a connection whose request is about to be upgraded.
	 * @return an id that no other connection has, and that nobody can guess
	 */
	default String nextId() {
		return RandomIds.next();
	}

	/**
	 * Factory of the connection of a client whose handshake has succeeded, for when its
	 * socket is there.
	 */
	@FunctionalInterface
	interface ConnectionFactory {

		/**
		 * Makes the connection. The channel then tells it to
		 * {@link DirectConnection#open()} and what comes in, in this order.
		 * @param loop the loop that the connection belongs to
		 * @param channel the socket
		 * @return the connection
		 */
		DirectConnection create(WireLoop loop, WireChannel channel);

	}

}
