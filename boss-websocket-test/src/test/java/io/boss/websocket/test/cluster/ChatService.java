/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.broadcast.BroadcastOperations;

/**
 * Chat on all nodes.
 */
@BossService("chat")
class ChatService {

	private final BroadcastOperations broadcasts;

	private final Presence presence;

	ChatService(BroadcastOperations broadcasts, Presence presence) {
		this.broadcasts = broadcasts;
		this.presence = presence;
	}

	List<String> present() {
		return this.presence.list("chat").stream().map(PresenceEntry::user).toList();
	}

	@OnInit
	Chat open() {
		return new Chat(new ConnectionGroup(), new ArrayList<>());
	}

	@OnJoin
	void joined(BossConnection client, Chat chat) {
		chat.members().add(client);
		this.presence.enter(client, Map.of());
	}

	@OnClose
	void left(BossConnection client, Chat chat) {
		chat.members().remove(client);
	}

	@OnIncoming
	void said(Say say, BossConnection client) {
		this.broadcasts.broadcast("chat", new Said(client.handshake().principal().getName(), say.text()));
	}

	@OnBroadcast
	void heard(Said said, Chat chat) {
		chat.heard().add(said.text());
		chat.members().send(said);
	}

	record Chat(ConnectionGroup members, List<String> heard) {
	}

	record Say(String text) {
	}

	record Said(String user, String text) {
	}

}
