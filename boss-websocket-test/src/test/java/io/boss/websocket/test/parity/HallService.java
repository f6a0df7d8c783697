/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.TerminationReason;

/**
 * Hall of each key, which echoes, and writes down what it hears under its address.
 */
@BossService("hall/{id}")
class HallService implements BossServiceHandler<HallService.Hall> {

	private final Heard heard;

	HallService(Heard heard) {
		this.heard = heard;
	}

	void hear(Hall hall, String line) {
		this.heard.add(hall.address(), line);
	}

	@Override
	public Hall init(InstanceKey key) {
		Hall hall = new Hall(key.address(), new ConnectionGroup(), 0);
		hear(hall, "init");
		return hall;
	}

	@Override
	public Outcome<Hall> handleJoin(String servicePath, BossConnection client, Hall hall) {
		hall.members().add(client);
		hear(hall, (client.isRejoined() ? "rejoin " : "join ") + Probe.nameOf(client));
		return Outcome.noReply(hall);
	}

	@Override
	public Outcome<Hall> handleIncoming(String servicePath, BossConnection client, BossMessage message, Hall hall) {
		String text = ((BossMessage.Text) message).payload();
		switch (text) {
			case "all" -> hall.members().send("all of " + hall.address());
			case "count" -> client.send("message " + (hall.messages() + 1));
			case "stop" -> {
				return Outcome.stop(TerminationReason.NORMAL, hall);
			}
			case "crash" -> throw new IllegalStateException(text);
			default -> client.send(text);
		}
		return Outcome.noReply(hall.next());
	}

	@Override
	public Outcome<Hall> handleClose(CloseReason reason, String servicePath, BossConnection client, Hall hall) {
		hall.members().remove(client);
		hear(hall, "close " + Probe.nameOf(client) + " " + Probe.describe(reason));
		return Outcome.noReply(hall);
	}

	@Override
	public Outcome<Hall> handleBroadcast(Object message, Hall hall) {
		hall.members().send(message);
		return Outcome.noReply(hall);
	}

	@Override
	public Outcome<Hall> handleInfo(Object info, Hall hall) {
		if (info instanceof ServiceCall call) {
			call.reply(call.request() + " " + hall.members().size());
		}
		else {
			hear(hall, "info " + info);
		}
		return Outcome.noReply(hall);
	}

	@Override
	public void terminate(TerminationReason reason, Hall hall) {
		hear(hall, "terminate " + reason.kind());
	}

	record Hall(String address, ConnectionGroup members, int messages) {

		Hall next() {
			return new Hall(this.address, this.members, this.messages + 1);
		}

	}

}
