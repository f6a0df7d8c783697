/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.net.URI;

import io.boss.websocket.FakeConnection;
import io.boss.websocket.Handshake;

/**
 * Clients that have a name.
 */
public final class TestUsers {

	private TestUsers() {
	}

	/**
	 * A client that is authenticated.
	 * @param id the id of the connection
	 * @param user the name of the user
	 * @return the client
	 */
	public static FakeConnection connection(String id, String user) {
		FakeConnection connection = new FakeConnection(id);
		connection
			.handshake(Handshake.builder(URI.create("ws://localhost/websocket/test")).principal(() -> user).build());
		return connection;
	}

}
