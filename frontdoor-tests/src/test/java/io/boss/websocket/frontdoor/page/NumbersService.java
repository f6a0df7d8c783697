/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.ResumeInfo;

/**
 * Takes numbers of clients, which must be consecutive for each, and passes broadcasts on.
 */
@BossService("numbers")
final class NumbersService implements BossServiceHandler<ConnectionGroup> {

	final Map<String, Visitor> visitors = new ConcurrentHashMap<>();

	final Queue<String> faults = new ConcurrentLinkedQueue<>();

	final Queue<CloseReason> closed = new ConcurrentLinkedQueue<>();

	final AtomicInteger joins = new AtomicInteger();

	final AtomicInteger drops = new AtomicInteger();

	final AtomicInteger resumes = new AtomicInteger();

	@Override
	public ConnectionGroup init() {
		return new ConnectionGroup();
	}

	@Override
	public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
		state.add(client);
		this.joins.incrementAndGet();
		String name = Objects.requireNonNull(client.handshake().queryParameter("name"));
		if (this.visitors.putIfAbsent(name, new Visitor(client)) != null) {
			this.faults.add(name + " has joined twice");
		}
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			ConnectionGroup state) {
		String name = client.handshake().queryParameter("name");
		Visitor visitor = this.visitors.get(name);
		long number = number(message);
		if (number != visitor.heard + 1) {
			this.faults.add("of " + name + " came " + number + " after " + visitor.heard);
		}
		visitor.heard = number;
		return Outcome.noReply(state);
	}

	private static long number(BossMessage message) {
		ByteBuffer bytes = message.bytes();
		if (message instanceof BossMessage.Text text) {
			return Long.parseLong(text.payload().split(" ", 3)[1]);
		}
		return bytes.getLong();
	}

	@Override
	public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
		state.send(message);
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleClose(CloseReason reason, String servicePath, BossConnection client,
			ConnectionGroup state) {
		this.closed.add(reason);
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleDrop(String servicePath, BossConnection client, ConnectionGroup state) {
		this.drops.incrementAndGet();
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<ConnectionGroup> handleResume(ResumeInfo info, String servicePath, BossConnection client,
			ConnectionGroup state) {
		this.resumes.incrementAndGet();
		return Outcome.noReply(state);
	}

	/**
	 * A client, and up to where it was heard.
	 */
	static final class Visitor {

		final BossConnection connection;

		volatile long heard;

		Visitor(BossConnection connection) {
			this.connection = connection;
		}

	}

}
