/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;

/**
 * Service that does what its client says.
 */
@BossService("parlour")
class ParlourService implements BossServiceHandler<Integer> {

	@Override
	public Integer init() {
		return 0;
	}

	@Override
	public Outcome<Integer> handleIncoming(String url, BossConnection client, BossMessage message, Integer state) {
		String text = (message instanceof BossMessage.Text said) ? said.payload() : "";
		if (text.startsWith("close ")) {
			client.close(CloseCode.of(4000), text.substring(6));
		}
		else if (text.startsWith("header ")) {
			client.send(client.handshake().headers().getFirst(text.substring(7)));
		}
		else if (text.startsWith("count ")) {
			for (int i = 0; i < Integer.parseInt(text.substring(6)); i++) {
				client.send("line " + i);
			}
		}
		else if (text.startsWith("{\"text\"")) {
			client.send(new Joined("guest"));
			client.send(new Said("guest", text));
		}
		else {
			client.send(message);
		}
		return Outcome.noReply(state + 1);
	}

	/**
	 * The same with subprotocols.
	 */
	@BossService(value = "salon", subprotocols = { "salon.v1", "salon.v2" })
	static class Salon extends ParlourService {

	}

	record Say(String text) {
	}

	record Joined(String newcomer) {
	}

	record Said(String name, String line) {
	}

}
