/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;

/**
 * A room of the soak: who joins is welcomed, what is said is sent to everybody, and
 * whatever has "crash" in it crashes the service, once, before anything else is done
 * about it.
 */
abstract class Room implements BossServiceHandler<ConnectionGroup> {

	final Map<String, Speaker> speakers = new ConcurrentHashMap<>();

	final AtomicLong crashes = new AtomicLong();

	/** Who has joined this instance and not left it. */
	final Set<String> present = ConcurrentHashMap.newKeySet();

	final Set<String> complaints = ConcurrentHashMap.newKeySet();

	private final Set<String> crashed = ConcurrentHashMap.newKeySet();

	Speaker speaker(String name) {
		return this.speakers.computeIfAbsent(name, (unused) -> new Speaker());
	}

	private void crashOnce(String what) {
		if (what.contains("crash") && this.crashed.add(what)) {
			this.crashes.incrementAndGet();
			throw new IllegalStateException(what);
		}
	}

	@Override
	public ConnectionGroup init() {
		this.present.clear();
		return new ConnectionGroup();
	}

	@Override
	public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
		crashOnce(client.id() + client.handshake().queryParameter("then"));
		state.add(client);
		if (!this.present.add(client.id())) {
			this.complaints.add("joined twice: " + client.id());
		}
		if (!client.isRejoined()) {
			client.send("welcome");
		}
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			ConnectionGroup state) {
		String text = ((BossMessage.Text) message).payload();
		crashOnce(text);
		if (text.startsWith("say ")) {
			state.send(text);
		}
		else {
			client.send(text);
		}
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
		crashOnce(message.toString());
		state.send(message);
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup state) {
		crashOnce(info.toString());
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleClose(CloseReason reason, String servicePath, BossConnection client,
			ConnectionGroup state) {
		if (!this.present.remove(client.id())) {
			this.complaints.add("left and was not there: " + client.id());
		}
		if (reason.kind() == CloseReason.Kind.ERROR || reason.kind() == CloseReason.Kind.HEARTBEAT_TIMEOUT) {
			this.complaints.add("left because of " + reason);
		}
		crashOnce(client.id() + reason.text());
		return Outcome.noReply(state);
	}

	/**
	 * Somebody who says things, numbered from 1.
	 */
	static final class Speaker {

		/** The last number that may be on its way. */
		volatile long begun;

		/** The last number that the service has certainly taken. */
		volatile long taken;

	}

	@BossService("lobby")
	static final class Lobby extends Room {

	}

	@BossService("hall")
	static final class Hall extends Room {

	}

	@BossService("attic")
	static final class Attic extends Room {

	}

}
