/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.socket.ClientEnd;
import io.boss.websocket.test.socket.MemorySocket;

/**
 * Access to the sockets of the kit's clients, for tests of the kit that break the
 * protocol.
 */
public final class ClientAccess {

	private ClientAccess() {
	}

	public static MemorySocket socket(TestClient client) {
		return ((MemoryClient) client).socket();
	}

	public static void watch(TestClient client, ClientEnd watcher) {
		((MemoryClient) client).watch(watcher);
	}

}
