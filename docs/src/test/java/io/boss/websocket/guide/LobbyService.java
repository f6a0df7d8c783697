/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

@BossService
class LobbyService {

	@OnInit
	ConnectionGroup open() {
		return new ConnectionGroup();
	}

	@OnJoin
	void joined(BossConnection client, ConnectionGroup lobby) {
		lobby.add(client);
	}

	@OnIncoming
	void said(String text, ConnectionGroup lobby) {
		lobby.send(text);
	}

}
