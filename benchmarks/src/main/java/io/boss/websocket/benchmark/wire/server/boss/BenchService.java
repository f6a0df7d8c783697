/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.boss;

import java.util.LinkedHashSet;
import java.util.Set;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;

/**
 * Service that sends back texts that begin with E, broadcasts texts that begin with B,
 * and sends to each client texts that begin with L.
 */
@BossService(name = "bench")
class BenchService implements BossServiceHandler<BenchService.Everybody> {

	@Override
	public Everybody init() {
		return new Everybody(new ConnectionGroup(), new LinkedHashSet<>());
	}

	@Override
	public Outcome<Everybody> handleJoin(String servicePath, BossConnection client, Everybody everybody) {
		everybody.group.add(client);
		everybody.clients.add(client);
		return Outcome.noReply(everybody);
	}

	@Override
	public Outcome<Everybody> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			Everybody everybody) {
		switch (order(message)) {
			case 'B' -> everybody.group.send(message);
			case 'L' -> everybody.clients.forEach((each) -> each.send(message));
			default -> client.send(message);
		}
		return Outcome.noReply(everybody);
	}

	@Override
	public Outcome<Everybody> handleClose(CloseReason reason, String servicePath, BossConnection client,
			Everybody everybody) {
		everybody.clients.remove(client);
		return Outcome.noReply(everybody);
	}

	@Override
	public Outcome<Everybody> handleOverflow(String servicePath, BossConnection client, Everybody everybody) {
		client.send("snapshot");
		return Outcome.noReply(everybody);
	}

	private static char order(BossMessage message) {
		return (message instanceof BossMessage.Text text && !text.payload().isEmpty()) ? text.payload().charAt(0) : 'E';
	}

	/**
	 * Clients, as a group and one by one.
	 *
	 * @param group the group
	 * @param clients the same clients
	 */
	record Everybody(ConnectionGroup group, Set<BossConnection> clients) {
	}

}
