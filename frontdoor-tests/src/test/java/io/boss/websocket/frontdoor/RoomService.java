/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnTerminate;
import io.boss.websocket.annotation.ServiceKey;

/**
 * Rooms that tell each message to all of a room, and a probe of which callbacks run at
 * the same time.
 */
@BossService("room/{id}")
public class RoomService {

	private final Map<String, AtomicInteger> instances = new ConcurrentHashMap<>();

	private final Set<String> broken = ConcurrentHashMap.newKeySet();

	private final Set<String> inside = ConcurrentHashMap.newKeySet();

	private final AtomicInteger overlapsWithin = new AtomicInteger();

	private final AtomicInteger joins = new AtomicInteger();

	private final AtomicInteger closes = new AtomicInteger();

	private final AtomicInteger terminations = new AtomicInteger();

	private volatile CountDownLatch meeting = new CountDownLatch(0);

	@OnInit
	Room open(@ServiceKey String id) {
		if (this.broken.contains(id)) {
			throw new IllegalStateException("told to fail");
		}
		if (this.instances.computeIfAbsent(id, (key) -> new AtomicInteger()).incrementAndGet() != 1) {
			this.overlapsWithin.incrementAndGet();
		}
		return new Room(id, new ConnectionGroup());
	}

	@OnJoin
	void joined(BossConnection client, Room room) {
		enter(room);
		this.joins.incrementAndGet();
		room.clients().add(client);
		client.send("welcome to " + room.id());
		leave(room);
	}

	@OnIncoming
	Outcome<Room> heard(BossMessage.Text message, @ServiceKey String id, Room room) throws InterruptedException {
		enter(room);
		String text = message.payload();
		try {
			switch (text) {
				case "crash" -> throw new IllegalStateException("told to crash");
				case "meet" -> meet();
				default -> room.clients().send(id + ": " + text);
			}
		}
		finally {
			leave(room);
		}
		return text.equals("stop") ? Outcome.stop(TerminationReason.NORMAL, room) : Outcome.noReply(room);
	}

	// All that meet are inside at the same time, or nobody leaves.
	private void meet() throws InterruptedException {
		this.meeting.countDown();
		if (!this.meeting.await(30, TimeUnit.SECONDS)) {
			throw new IllegalStateException("nobody else is inside");
		}
	}

	@OnBroadcast
	void announced(String text, Room room) {
		enter(room);
		room.clients().send(room.id() + " hears " + text);
		leave(room);
	}

	@OnInfo
	void informed(String text, Room room) {
		enter(room);
		room.clients().send(room.id() + " is told " + text);
		leave(room);
	}

	@OnClose
	void left(BossConnection client, CloseReason reason, Room room) {
		enter(room);
		this.closes.incrementAndGet();
		leave(room);
	}

	@OnTerminate
	void end(TerminationReason reason, Room room) {
		enter(room);
		this.terminations.incrementAndGet();
		this.instances.get(room.id()).decrementAndGet();
		leave(room);
	}

	private void enter(Room room) {
		if (!this.inside.add(room.id())) {
			this.overlapsWithin.incrementAndGet();
		}
	}

	private void leave(Room room) {
		this.inside.remove(room.id());
	}

	void failToOpen(String room) {
		this.broken.add(room);
	}

	void expectMeetingOf(int rooms) {
		this.meeting = new CountDownLatch(rooms);
	}

	boolean haveMet() {
		return this.meeting.getCount() == 0;
	}

	int overlapsWithin() {
		return this.overlapsWithin.get();
	}

	int joins() {
		return this.joins.get();
	}

	int closes() {
		return this.closes.get();
	}

	int terminations() {
		return this.terminations.get();
	}

	long running() {
		return this.instances.values().stream().filter((count) -> count.get() > 0).count();
	}

	record Room(String id, ConnectionGroup clients) {
	}

}
