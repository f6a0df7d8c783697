/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.quarkus.after;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;

@BossService("chat/{room}")
class ChatService {

	@OnInit
	ConnectionGroup open() {
		return new ConnectionGroup();
	}

	@OnJoin
	void opened(BossConnection client, ConnectionGroup room) {
		room.add(client);
		room.send(new People(room.size()));
	}

	@OnIncoming
	void said(Said said, ConnectionGroup room) {
		room.send(said);
	}

	@OnClose
	void closed(BossConnection client, ConnectionGroup room) {
		room.remove(client);
		room.send(new People(room.size()));
	}

	@OnInvalid
	Complaint unreadable(InvalidMessage message) {
		return new Complaint("say it in JSON");
	}

	record Said(String name, String text) {
	}

	record People(int people) {
	}

	record Complaint(String complaint) {
	}

}
