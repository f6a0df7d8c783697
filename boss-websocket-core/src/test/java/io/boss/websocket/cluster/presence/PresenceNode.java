/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.connection.LocalConnections;
import io.boss.websocket.cluster.connection.TestUsers;
import io.boss.websocket.timing.EngineClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node with clients, which checks that what it is told adds up.
 */
final class PresenceNode {

	static final String SERVICE = "test";

	static final List<String> KEYS = List.of("42", "4/2");

	private static final int MAX_FRAME_SIZE = 1 << 20;

	private final LocalConnections connections = new LocalConnections();

	private final Map<String, FakeConnection> open = new LinkedHashMap<>();

	private final Map<String, PresenceEntry> replayed = new LinkedHashMap<>();

	private final List<String> events = new ArrayList<>();

	private final ClusterMessaging messaging;

	private final ClusterPresence presence;

	private int clients;

	PresenceNode(ClusterMessaging messaging, EngineClock clock) {
		this.messaging = messaging;
		this.presence = new ClusterPresence(this.connections, messaging, this::replay, clock, MAX_FRAME_SIZE);
	}

	private void replay(PresenceEvent event) {
		PresenceEntry entry = event.entry();
		this.events.add(event.getClass().getSimpleName() + " " + entry.connectionId());
		if (event instanceof PresenceEvent.Joined) {
			assertThat(this.replayed.put(entry.connectionId(), entry)).isNull();
		}
		else if (event instanceof PresenceEvent.Updated updated) {
			assertThat(this.replayed.put(entry.connectionId(), entry)).isEqualTo(updated.before());
			assertThat(entry).isNotEqualTo(updated.before());
		}
		else {
			assertThat(this.replayed.remove(entry.connectionId())).isEqualTo(entry);
		}
	}

	String id() {
		return this.messaging.node();
	}

	ClusterPresence presence() {
		return this.presence;
	}

	FakeConnection connect(String user) {
		String id = "c" + this.clients++;
		FakeConnection client = TestUsers.connection(id().isEmpty() ? id : id + "." + id(), user);
		this.connections.opened(client);
		this.open.put(client.id(), client);
		return client;
	}

	FakeConnection connect(String user, String key) {
		return connect(user).key(key);
	}

	FakeConnection enter(String user) {
		FakeConnection client = connect(user);
		assertThat(this.presence.enter(client, Map.of("mood", "new"))).isTrue();
		return client;
	}

	void disconnect(FakeConnection client) {
		this.open.remove(client.id());
		this.connections.closed(client, new CloseReason(Kind.PEER, CloseCode.NORMAL, ""));
	}

	void lose(FakeConnection client) {
		client.attached(false);
		this.connections.detached(client);
	}

	void comeBack(FakeConnection client) {
		client.attached(true);
		this.connections.detached(client);
	}

	List<FakeConnection> open() {
		return List.copyOf(this.open.values());
	}

	/**
	 * What is listed, after a look at whether that is what was told.
	 * @return the entries
	 */
	List<PresenceEntry> list() {
		List<PresenceEntry> entries = this.presence.list(SERVICE);
		assertThat(entries).containsExactlyInAnyOrderElementsOf(this.replayed.values());
		KEYS.forEach((key) -> assertThat(this.presence.list(SERVICE + "/" + key))
			.isEqualTo(entries.stream().filter((entry) -> key.equals(entry.key())).toList()));
		return entries;
	}

	List<String> users() {
		return list().stream().map(PresenceEntry::user).toList();
	}

	/**
	 * What was told since the last time.
	 * @return the events
	 */
	List<String> told() {
		List<String> told = List.copyOf(this.events);
		this.events.clear();
		return told;
	}

}
