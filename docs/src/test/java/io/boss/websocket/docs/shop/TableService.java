/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.shop;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.annotation.OnDrop;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnResume;

@BossService
class TableService {

	@OnInit
	ConnectionGroup open() {
		return new ConnectionGroup();
	}

	@OnJoin
	void joined(BossConnection client, ConnectionGroup players) {
		players.add(client);
	}

	@OnIncoming
	void said(Said said, ConnectionGroup players) {
		players.send(said);
	}

	@OnDrop
	void lost(BossConnection client, ConnectionGroup players) {
		players.send(new Away(client.id()));
	}

	@OnResume
	void back(ResumeInfo info, BossConnection client, ConnectionGroup players) {
		players.send(new Back(client.id(), info.away().toSeconds()));
	}

	record Said(String text) {
	}

	record Away(String player) {
	}

	record Back(String player, long seconds) {
	}

}
