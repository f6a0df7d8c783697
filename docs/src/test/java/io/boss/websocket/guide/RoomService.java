/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.ServiceKey;

@BossService("room/{id:[a-z0-9-]{1,32}}")
class RoomService {

	@OnInit
	Room open(@ServiceKey String id) {
		return new Room(id, new ConnectionGroup());
	}

	@OnJoin
	void joined(BossConnection client, Room room) {
		room.members().add(client);
	}

	@OnIncoming
	void said(String text, Room room) {
		room.members().send(text);
	}

	@OnBroadcast
	void announced(String notice, Room room) {
		room.members().send(room.id() + ": " + notice);
	}

	record Room(String id, ConnectionGroup members) {
	}

}
