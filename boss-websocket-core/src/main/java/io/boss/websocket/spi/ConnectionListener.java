/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.spi;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseReason;

/**
 * Listener that is told of each connection of each service at once, on the thread that
 * opens or ends it, which may be one that writes to sockets: must not block. Unlike the
 * events of the application none is ever left out.
 *
 * @since 0.1.0
 */
public interface ConnectionListener {

	/**
	 * A client has connected, and is about to join its service.
	 * @param connection the client
	 */
	default void opened(BossConnection connection) {
	}

	/**
	 * The same, for a listener that needs more of the client than its handle.
	 * @param session view of the client's connection
	 */
	default void opened(OpenedConnection session) {
		opened(session.connection());
	}

	/**
	 * A client that was {@link #opened} was lost, and may come back: it has no socket
	 * until it is {@link #resumed}, or {@link #closed}.
	 * @param connection the client
	 */
	default void detached(BossConnection connection) {
	}

	/**
	 * A client has come back, with another socket and another handshake; the handle is
	 * the same. Also for one that had not been {@link #detached}, because its new socket
	 * took the place of one that still seemed to be alive.
	 * @param session view of the client's connection
	 */
	default void resumed(OpenedConnection session) {
	}

	/**
	 * A client that was {@link #opened} has ended. Once for each.
	 * @param connection the client
	 * @param reason why
	 */
	default void closed(BossConnection connection, CloseReason reason) {
	}

	/**
	 * No callback about a client that was {@link #opened} will follow, whether it has
	 * {@link #closed} already or is about to. May come twice.
	 * @param connection the client
	 */
	default void forgotten(BossConnection connection) {
	}

}
