/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;

/**
 * The services that the cases talk to.
 */
final class Services {

	static final int SMALL_LIMIT = 1000;

	private Services() {
	}

	/**
	 * Sends back what it is sent, and closes a client that says so: "close 4002 enough".
	 */
	@BossService("echo")
	static class Echo implements BossServiceHandler<String> {

		private final HeardCloses heard;

		Echo(HeardCloses heard) {
			this.heard = heard;
		}

		@Override
		public Outcome<String> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				String state) {
			if (message instanceof BossMessage.Text text && text.payload().startsWith("close ")) {
				String[] words = text.payload().split(" ", 3);
				client.close(CloseCode.of(Integer.parseInt(words[1])), words[2]);
			}
			else {
				client.send(message);
			}
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<String> handleClose(CloseReason reason, String servicePath, BossConnection client,
				String state) {
			this.heard.add(client, reason);
			return Outcome.noReply(state);
		}

	}

	/**
	 * Takes only small messages.
	 */
	@BossService("small")
	static final class Small extends Echo {

		Small(HeardCloses heard) {
			super(heard);
		}

	}

	/**
	 * Does not wait long for an answer to its close frame.
	 */
	@BossService("hasty")
	static final class Hasty extends Echo {

		Hasty(HeardCloses heard) {
			super(heard);
		}

	}

	/**
	 * Speaks two languages.
	 */
	@BossService(name = "polyglot", subprotocols = { "second.example", "first.example" })
	static final class Polyglot extends Echo {

		Polyglot(HeardCloses heard) {
			super(heard);
		}

	}

}
