/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.application;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

import org.springframework.web.bind.annotation.RequestParam;

/**
 * Tells its clients their ids first, and then what is broadcast. Keeps in mind who comes
 * and goes.
 */
@BossService("board")
class Board {

	private final List<String> comings = new CopyOnWriteArrayList<>();

	private final Presence presence;

	Board(Presence presence) {
		this.presence = presence;
	}

	@OnInit
	ConnectionGroup init() {
		return new ConnectionGroup();
	}

	@OnJoin
	String joined(BossConnection client, ConnectionGroup group, @RequestParam(defaultValue = "none") String seat) {
		group.add(client);
		this.presence.enter(client, Map.of("seat", seat));
		return client.id();
	}

	@OnBroadcast
	void said(String text, ConnectionGroup group) {
		group.send(text);
	}

	@OnBroadcast
	void noted(Note note, ConnectionGroup group) {
		group.send(note.toString());
	}

	@OnInfo
	void changed(PresenceEvent event) {
		this.comings.add(event.getClass().getSimpleName() + " " + event.entry().user() + " on "
				+ event.entry().metadata().get("seat"));
	}

	List<String> comings(String user) {
		return this.comings.stream().filter((coming) -> coming.contains(" " + user + " ")).toList();
	}

	/**
	 * Something that no property allows: the service's method does.
	 *
	 * @param author who has written it
	 * @param lines what is written
	 */
	record Note(String author, List<String> lines) {
	}

}
