/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.boss.websocket.BossConnection;
import io.boss.websocket.ConnectionGroup;

/**
 * State of a room of the {@link ChatService}: the listeners at this node, the people
 * known at any node, and the last lines. Used by one callback at a time, so it needs no
 * locks.
 */
class ChatRoom {

	static final int MAX_HISTORY = 50;

	private final String id = UUID.randomUUID().toString();

	private final Clock clock;

	private final ConnectionGroup clients = new ConnectionGroup();

	private final Deque<ChatEvent.Line> history = new ArrayDeque<>();

	private Map<String, String> names;

	private boolean readmitting;

	private boolean recalled;

	ChatRoom(Clock clock, List<Person> people) {
		this.clock = clock;
		this.names = namesOf(people);
	}

	/**
	 * What tells it from the same room at another node.
	 * @return an id
	 */
	String id() {
		return this.id;
	}

	void admit(BossConnection client) {
		announceReadmitted();
		client.send(people());
		client.send(new ChatEvent.History(history()));
		this.clients.add(client);
	}

	void readmit(BossConnection client) {
		this.clients.add(client);
		this.readmitting = true;
	}

	/**
	 * Tells everybody who is here, if clients were readmitted since. They come back one
	 * by one, before anything else happens.
	 */
	void announceReadmitted() {
		if (this.readmitting) {
			this.readmitting = false;
			this.clients.send(people());
		}
	}

	void leave(BossConnection client) {
		this.clients.remove(client);
	}

	/**
	 * Tells everybody who has come and gone. People count by name: who comes back at
	 * another node before the connection to a dead one is given up has not been away.
	 * @param people who is here now, with all connections
	 */
	void update(List<Person> people) {
		Map<String, String> before = this.names;
		this.names = namesOf(people);
		before.forEach((plainName, name) -> {
			if (!this.names.containsKey(plainName)) {
				tell(new ChatEvent.Left(name, this.clock.instant()));
			}
		});
		this.names.forEach((plainName, name) -> {
			if (!before.containsKey(plainName)) {
				tell(new ChatEvent.Entered(name, this.clock.instant()));
			}
		});
	}

	private static Map<String, String> namesOf(List<Person> people) {
		Map<String, String> names = new LinkedHashMap<>();
		people.forEach((person) -> names.putIfAbsent(person.plainName(), person.name()));
		return names;
	}

	void tell(ChatEvent.Line line) {
		announceReadmitted();
		remember(line);
		this.clients.send(line);
	}

	private void remember(ChatEvent.Line line) {
		if (this.history.size() == MAX_HISTORY) {
			this.history.removeFirst();
		}
		this.history.addLast(line);
	}

	List<ChatEvent.Line> history() {
		return List.copyOf(this.history);
	}

	/**
	 * Takes over what was said before this node had the room. Of several nodes that tell,
	 * the first is believed.
	 * @param lines the lines as another node knows them, oldest first
	 */
	void recall(List<ChatEvent.Line> lines) {
		if (this.recalled) {
			return;
		}
		this.recalled = true;
		Set<ChatEvent.Line> all = new LinkedHashSet<>(lines);
		all.addAll(this.history);
		this.history.clear();
		all.forEach(this::remember);
		this.clients.send(new ChatEvent.History(history()));
	}

	private ChatEvent.People people() {
		return new ChatEvent.People(List.copyOf(this.names.values()));
	}

}
