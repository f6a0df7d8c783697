/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

/**
 * Service without needs of its own.
 */
@BossService("lobby")
class LobbyService {

	@OnInit
	ConnectionGroup open() {
		return new ConnectionGroup();
	}

	@OnJoin
	void joined(BossConnection client, ConnectionGroup clients) {
		clients.add(client);
	}

	@OnBroadcast
	void announced(String news, ConnectionGroup clients) {
		clients.send(news);
	}

}
