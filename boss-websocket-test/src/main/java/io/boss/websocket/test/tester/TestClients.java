/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseReason;
import io.boss.websocket.spi.ConnectionListener;
import io.boss.websocket.spi.OpenedConnection;
import org.jspecify.annotations.Nullable;

/**
 * Clients of a test, and which connection of the engine is whose: ids of connections
 * differ in each run, names of clients do not.
 */
public final class TestClients implements ConnectionListener {

	private final List<MemoryClient> clients = new ArrayList<>();

	private final Map<String, MemoryClient> byConnection = new ConcurrentHashMap<>();

	private @Nullable MemoryClient opening;

	private int made;

	/**
	 * Makes the name of the next client.
	 * @param wanted the name that the test or the user gives, if any
	 * @return a name that no other client has
	 */
	String nextName(@Nullable String wanted) {
		this.made++;
		return unique((wanted != null) ? wanted : "client-" + this.made);
	}

	/**
	 * Makes the name of the client that was made last.
	 * @param wanted the name that it would have if no other had it
	 * @return a name that no other client has
	 */
	String unique(String wanted) {
		String name = wanted;
		while (isTaken(name)) {
			name += "-" + this.made;
		}
		return name;
	}

	private boolean isTaken(String name) {
		return this.clients.stream().anyMatch((client) -> client.name().equals(name));
	}

	void add(MemoryClient client) {
		if (!this.clients.contains(client)) {
			this.clients.add(client);
		}
	}

	/**
	 * The connection that is opened next is that of a client.
	 * @param client the client
	 */
	void opening(MemoryClient client) {
		this.opening = client;
	}

	@Override
	public void opened(BossConnection connection) {
		MemoryClient client = this.opening;
		if (client != null) {
			this.opening = null;
			this.byConnection.put(connection.id(), client);
		}
	}

	// The handle is the one of before.
	@Override
	public void resumed(OpenedConnection session) {
		this.opening = null;
	}

	@Override
	public void closed(BossConnection connection, CloseReason reason) {
		MemoryClient client = this.byConnection.get(connection.id());
		if (client != null) {
			client.serverClosed(reason);
		}
	}

	/**
	 * The name of a client.
	 * @param connection its connection
	 * @return the name
	 */
	public String nameOf(BossConnection connection) {
		MemoryClient client = this.byConnection.get(connection.id());
		return (client != null) ? client.name() : "another client";
	}

	List<MemoryClient> all() {
		return List.copyOf(this.clients);
	}

	/**
	 * All connections break, as those to a process that has died.
	 */
	public void disconnect() {
		all().forEach(MemoryClient::leave);
	}

	/**
	 * Forgets all clients.
	 */
	void clear() {
		this.clients.clear();
		this.byConnection.clear();
		this.made = 0;
	}

}
