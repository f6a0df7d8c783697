/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.application;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.ServiceKey;

/**
 * Tells the clients of a room its key first, and then what is broadcast to it. Keeps in
 * mind who comes and goes.
 */
@BossService("room/{id}")
class Rooms {

	private final List<String> comings = new CopyOnWriteArrayList<>();

	private final AtomicInteger instances = new AtomicInteger();

	private final Presence presence;

	Rooms(Presence presence) {
		this.presence = presence;
	}

	@OnInit
	ConnectionGroup init() {
		this.instances.incrementAndGet();
		return new ConnectionGroup();
	}

	@OnJoin
	String joined(BossConnection client, ConnectionGroup group, @ServiceKey String key) {
		group.add(client);
		this.presence.enter(client, Map.of());
		return "in " + key;
	}

	@OnBroadcast
	void said(String text, ConnectionGroup group) {
		group.send(text);
	}

	@OnInfo
	void changed(PresenceEvent event, @ServiceKey String key) {
		this.comings.add(key + " " + event.getClass().getSimpleName() + " " + event.entry().user());
	}

	List<String> comings() {
		return List.copyOf(this.comings);
	}

	/**
	 * How many instances have started, of all keys.
	 * @return the number
	 */
	int instances() {
		return this.instances.get();
	}

}
