/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.ServiceTimers;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

import org.springframework.context.event.EventListener;

/**
 * List of the rooms of the chat that have people, at all nodes, at
 * {@code /websocket/rooms}. Its readers only read, and hear of each change.
 */
@BossService(RoomsService.NAME)
class RoomsService {

	static final String NAME = "rooms";

	private static final Duration PAUSE = Duration.ofMillis(200);

	private final BossServices services;

	private final Presence presence;

	RoomsService(BossServices services, Presence presence) {
		this.services = services;
		this.presence = presence;
	}

	@OnInit
	ConnectionGroup open() {
		return new ConnectionGroup();
	}

	@OnJoin
	List<Room> joined(BossConnection reader, ConnectionGroup readers) {
		readers.add(reader);
		return rooms();
	}

	// Presence tells a change to its own room, and to the whole application.
	@EventListener
	void changed(PresenceEvent event) {
		if (event.entry().service().equals(ChatService.NAME)) {
			this.services.get(NAME).info(event);
		}
	}

	// Of however many changes, readers hear five times a second.
	@OnInfo
	void heard(PresenceEvent event) {
		ServiceTimers timers = this.services.get(NAME).timers();
		if (!timers.isActive("tell")) {
			timers.startSingle("tell", PAUSE, Tick.TELL);
		}
	}

	@OnInfo
	void tell(Tick tick, ConnectionGroup readers) {
		readers.send(rooms());
	}

	// People count by name, as in the room.
	private List<Room> rooms() {
		TreeMap<String, Set<String>> names = this.presence.list(ChatService.NAME)
			.stream()
			.collect(Collectors.groupingBy(PresenceEntry::key, TreeMap::new,
					Collectors.mapping((entry) -> Person.of(entry).plainName(), Collectors.toSet())));
		return names.entrySet().stream().map((room) -> new Room(room.getKey(), room.getValue().size())).toList();
	}

	/**
	 * Room that has people.
	 *
	 * @param name the name, which is its key
	 * @param people how many there are
	 */
	record Room(String name, int people) {
	}

	/**
	 * Info of the timer.
	 */
	enum Tick {

		/**
		 * Time to tell the readers.
		 */
		TELL

	}

}
