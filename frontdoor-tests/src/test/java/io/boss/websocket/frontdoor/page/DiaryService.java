/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.TerminationReason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes down what it hears, and sends back what it is sent.
 */
abstract class DiaryService implements BossServiceHandler<ConnectionGroup> {

	private static final int PATIENCE_SECONDS = 40;

	final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	final Queue<BossConnection> all = new ConcurrentLinkedQueue<>();

	volatile BossConnection latest;

	String next() {
		try {
			String next = this.heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
			assertThat(next).as("anything that the service hears").isNotNull();
			return next;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void expect(String... expected) {
		for (String event : expected) {
			assertThat(next()).isEqualTo(event);
		}
	}

	@Override
	public ConnectionGroup init() {
		return new ConnectionGroup();
	}

	@Override
	public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
		state.add(client);
		this.latest = client;
		if (!client.isRejoined()) {
			this.all.add(client);
		}
		this.heard.add(client.isRejoined() ? "rejoin" : "join");
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			ConnectionGroup state) {
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
		this.heard.add("close " + reason.kind());
		this.all.remove(client);
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleDrop(String servicePath, BossConnection client, ConnectionGroup state) {
		this.heard.add("drop");
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleResume(ResumeInfo info, String servicePath, BossConnection client,
			ConnectionGroup state) {
		this.heard.add(info.takenOver() ? "taken over" : "resume");
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
		state.send(message);
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup state) {
		if (info.equals("crash")) {
			throw new IllegalStateException("crash");
		}
		return info.equals("stop") ? Outcome.stop(TerminationReason.NORMAL, state) : Outcome.noReply(state);
	}

	/**
	 * Like any other.
	 */
	@BossService("diary")
	static final class Main extends DiaryService {

	}

	/**
	 * With little room for each client.
	 */
	@BossService("narrow")
	static final class Narrow extends DiaryService {

	}

	/**
	 * With little room, where new messages take the place of old ones.
	 */
	@BossService("oldest")
	static final class Oldest extends DiaryService {

	}

	/**
	 * Keeps few messages that were not acknowledged.
	 */
	@BossService("forgetful")
	static final class Forgetful extends DiaryService {

	}

	/**
	 * Waits for a short time only.
	 */
	@BossService("hasty")
	static final class Hasty extends DiaryService {

	}

	/**
	 * Ends for ever when it is told to stop.
	 */
	@BossService(value = "mortal", restart = RestartPolicy.TEMPORARY)
	static final class Mortal extends DiaryService {

	}

	/**
	 * One instance for each key.
	 */
	@BossService("room/{id}")
	static final class Room extends DiaryService {

	}

	/**
	 * Does not wait for anybody.
	 */
	@BossService("plain")
	static final class Plain extends DiaryService {

	}

}
