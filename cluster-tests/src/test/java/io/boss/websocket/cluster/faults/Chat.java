/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.faults;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.broadcast.BroadcastTemplate;

/**
 * What somebody says is broadcast to the clients of all nodes.
 */
@BossService("chat")
class Chat implements BossServiceHandler<ConnectionGroup> {

	private final BroadcastTemplate broadcasts;

	Chat(BroadcastTemplate broadcasts) {
		this.broadcasts = broadcasts;
	}

	@Override
	public ConnectionGroup init() {
		return new ConnectionGroup();
	}

	@Override
	public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
		state.add(client);
		client.send("welcome");
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			ConnectionGroup state) {
		this.broadcasts.broadcast("chat", ((BossMessage.Text) message).payload());
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
		state.send(message);
		return Outcome.noReply(state);
	}

}
