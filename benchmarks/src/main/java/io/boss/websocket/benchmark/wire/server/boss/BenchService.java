/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.boss;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;

/**
 * Service that sends back texts that begin with E, and broadcasts texts that begin with
 * B.
 */
@BossService(name = "bench")
class BenchService implements BossServiceHandler<ConnectionGroup> {

	@Override
	public ConnectionGroup init() {
		return new ConnectionGroup();
	}

	@Override
	public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup everybody) {
		everybody.add(client);
		return Outcome.noReply(everybody);
	}

	@Override
	public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			ConnectionGroup everybody) {
		if (message instanceof BossMessage.Text text && text.payload().startsWith("B")) {
			everybody.send(message);
		}
		else {
			client.send(message);
		}
		return Outcome.noReply(everybody);
	}

}
