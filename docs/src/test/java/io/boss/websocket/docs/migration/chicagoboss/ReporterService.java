/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.chicagoboss;

import java.time.Duration;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.IdleTimeout;
import io.boss.websocket.Outcome;

@BossService
class ReporterService implements BossServiceHandler<ConnectionGroup> {

	private static final Duration SILENCE = Duration.ofSeconds(10);

	@Override
	public ConnectionGroup init() {
		return new ConnectionGroup();
	}

	@Override
	public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup readers) {
		readers.add(client);
		return Outcome.noReply(readers, SILENCE);
	}

	@Override
	public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			ConnectionGroup readers) {
		readers.send(message);
		return Outcome.noReply(readers, SILENCE);
	}

	@Override
	public Outcome<ConnectionGroup> handleClose(CloseReason reason, String servicePath, BossConnection client,
			ConnectionGroup readers) {
		return Outcome.noReply(readers, SILENCE);
	}

	@Override
	public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup readers) {
		readers.send(message);
		return Outcome.noReply(readers, SILENCE);
	}

	@Override
	public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup readers) {
		if (info instanceof IdleTimeout) {
			readers.send("no news");
		}
		return Outcome.noReply(readers, SILENCE);
	}

}
