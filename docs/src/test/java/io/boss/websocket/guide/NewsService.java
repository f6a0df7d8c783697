/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;

@BossService
class NewsService implements BossServiceHandler<ConnectionGroup> {

	@Override
	public ConnectionGroup init() {
		return new ConnectionGroup();
	}

	@Override
	public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup readers) {
		readers.add(client);
		return Outcome.noReply(readers);
	}

	@Override
	public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup readers) {
		readers.send(message);
		return Outcome.noReply(readers);
	}

}
