/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logs what it hears, echoes what it is sent, sends broadcasts to everybody, and closes a
 * client that says so: "close 4002 enough".
 */
@BossService("probe")
class ProbeService implements BossServiceHandler<ConnectionGroup> {

	final EventLog log = new EventLog();

	private volatile CountDownLatch hold = new CountDownLatch(0);

	/**
	 * Lets all callbacks for messages wait.
	 * @param hold what they wait for
	 */
	void hold(CountDownLatch hold) {
		this.hold = hold;
	}

	private void awaitHold() {
		try {
			assertThat(this.hold.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			this.log.add("interrupted");
		}
	}

	@Override
	public ConnectionGroup init() {
		return new ConnectionGroup();
	}

	@Override
	public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
		state.add(client);
		this.log.add(client.isRejoined() ? "rejoin" : "join");
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			ConnectionGroup state) {
		awaitHold();
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
	public Outcome<ConnectionGroup> handleClose(CloseReason reason, String servicePath, BossConnection client,
			ConnectionGroup state) {
		this.log.add("close " + reason);
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
		state.send(message);
		this.log.add("broadcast " + message);
		return Outcome.noReply(state);
	}

	@Override
	public void terminate(TerminationReason reason, ConnectionGroup state) {
		this.log.add("terminate " + reason.kind());
	}

}
