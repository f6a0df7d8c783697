/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.drain;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;

/**
 * Service that sends each broadcast to all clients, and notes those that it still reached
 * in time.
 */
@BossService("news")
class NewsService implements BossServiceHandler<ConnectionGroup> {

	private static final String PADDING = " ".repeat(120);

	private final Tally tally;

	NewsService(Tally tally) {
		this.tally = tally;
	}

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
	public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup everybody) {
		for (BossConnection client : everybody) {
			if (client.isOpen()) {
				this.tally.sent(client.handshake().uri().getQuery(), (Integer) message);
			}
		}
		everybody.send(message + PADDING);
		return Outcome.noReply(everybody);
	}

	@Override
	public void terminate(TerminationReason reason, ConnectionGroup everybody) {
		this.tally.write();
	}

}
