/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.status;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;

/**
 * Console of a build server, at {@code /websocket/status}. Any code that has a line for
 * it broadcasts a string; its readers only read. A reader that is too slow stays
 * connected, and gets the last lines instead of all that it has missed.
 */
@BossService
class StatusService implements BossServiceHandler<Console> {

	private static final int TAIL = 200;

	@Override
	public Console init() {
		return new Console(TAIL);
	}

	@Override
	public Outcome<Console> handleJoin(String servicePath, BossConnection client, Console console) {
		console.join(client);
		return Outcome.noReply(console);
	}

	@Override
	public Outcome<Console> handleClose(CloseReason reason, String servicePath, BossConnection client,
			Console console) {
		console.leave(client);
		return Outcome.noReply(console);
	}

	@Override
	public Outcome<Console> handleOverflow(String servicePath, BossConnection client, Console console) {
		console.sendTail(client);
		return Outcome.noReply(console);
	}

	@Override
	public Outcome<Console> handleBroadcast(Object message, Console console) {
		if (message instanceof String line) {
			console.print(line);
		}
		return Outcome.noReply(console);
	}

}
