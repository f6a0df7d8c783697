/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;

/**
 * Sends back what it is sent and broadcasts to everybody, closes a client that says
 * "close", and counts.
 */
@BossService("echo")
class EchoService implements BossServiceHandler<ConnectionGroup> {

	final AtomicLong joins = new AtomicLong();

	final AtomicLong handled = new AtomicLong();

	final Map<CloseReason.Kind, AtomicLong> closes = new ConcurrentHashMap<>();

	@Override
	public ConnectionGroup init() {
		return new ConnectionGroup();
	}

	@Override
	public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
		this.joins.incrementAndGet();
		state.add(client);
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			ConnectionGroup state) {
		this.handled.incrementAndGet();
		if (message instanceof BossMessage.Text text && text.payload().equals("close")) {
			client.close(CloseCode.of(4000), "as you like");
		}
		else {
			client.send(message);
		}
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
		state.send(message);
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleClose(CloseReason reason, String servicePath, BossConnection client,
			ConnectionGroup state) {
		this.closes.computeIfAbsent(reason.kind(), (unused) -> new AtomicLong()).incrementAndGet();
		return Outcome.noReply(state);
	}

	/**
	 * How many clients have left for some reason.
	 * @param kind the reason
	 * @return their number
	 */
	long closed(CloseReason.Kind kind) {
		AtomicLong count = this.closes.get(kind);
		return (count != null) ? count.get() : 0;
	}

	long closed() {
		return this.closes.values().stream().mapToLong(AtomicLong::get).sum();
	}

}
