/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.cluster;

import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

import org.springframework.web.bind.annotation.RequestParam;

/**
 * Service that shows who is there, on all nodes.
 */
@BossService("chat")
class ChatService {

	private final Presence presence;

	ChatService(Presence presence) {
		this.presence = presence;
	}

	@OnInit
	ConnectionGroup begin() {
		return new ConnectionGroup();
	}

	@OnJoin
	void joined(BossConnection client, @RequestParam String name, ConnectionGroup all) {
		all.add(client);
		this.presence.enter(client, Map.of("name", name));
	}

	@OnInfo
	void changed(PresenceEvent event, ConnectionGroup all) {
		all.send(this.presence.list("chat").stream().map((entry) -> entry.metadata().get("name")).sorted().toList());
	}

	@OnBroadcast
	void announced(String text, ConnectionGroup all) {
		all.send(text);
	}

}
