/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseReason;
import io.boss.websocket.spi.ConnectionListener;
import io.boss.websocket.spi.OpenedConnection;
import org.jspecify.annotations.Nullable;

/**
 * Registry of the connections of this node by their ids and users, each from its opening
 * to its end. Safe on any thread.
 */
public final class LocalConnections implements ConnectionListener {

	private final Map<String, Entry> connections = new ConcurrentHashMap<>();

	// A set is only touched inside an operation of the map.
	private final Map<String, Set<BossConnection>> users = new ConcurrentHashMap<>();

	private final List<Consumer<BossConnection>> followers = new CopyOnWriteArrayList<>();

	private final List<Consumer<BossConnection>> watchers = new CopyOnWriteArrayList<>();

	/**
	 * Adds a listener for each connection that has ended, once and after it can not be
	 * {@linkplain #find found} any more. Before there are any.
	 * @param follower must not block
	 */
	public void afterEnd(Consumer<BossConnection> follower) {
		this.followers.add(follower);
	}

	/**
	 * Adds a listener for each connection that was lost and may come back, or has come
	 * back. Before there are any.
	 * @param watcher must not block; looks itself which of both it is now
	 */
	public void onAttachment(Consumer<BossConnection> watcher) {
		this.watchers.add(watcher);
	}

	/**
	 * Finds a connection.
	 * @param id the id of the connection
	 * @return the connection, or {@code null} if it has ended or never was
	 */
	public @Nullable BossConnection find(String id) {
		Entry entry = this.connections.get(id);
		return (entry != null) ? entry.connection() : null;
	}

	/**
	 * Finds the connections of a user.
	 * @param user the name of the user
	 * @return the connections, in order of connecting
	 */
	public List<BossConnection> ofUser(String user) {
		// Not get(): the set changes.
		List<BossConnection> found = new ArrayList<>();
		this.users.computeIfPresent(user, (name, connections) -> {
			found.addAll(connections);
			return connections;
		});
		return found;
	}

	/**
	 * Finds the connections of a user to a service.
	 * @param user the name of the user
	 * @param service the name of the service, or {@code null} for all
	 * @return the connections, in order of connecting
	 */
	List<BossConnection> ofUser(String user, @Nullable String service) {
		List<BossConnection> found = ofUser(user);
		if (service != null) {
			found.removeIf((connection) -> !service.equals(connection.service()));
		}
		return found;
	}

	@Override
	public void opened(BossConnection connection) {
		Entry entry = new Entry(connection, user(connection));
		// The user first: the thread that ends the connection removes both, if it finds
		// the second.
		if (entry.user() != null) {
			this.users.compute(entry.user(), (name, connections) -> with(connections, connection));
		}
		this.connections.put(connection.id(), entry);
	}

	private static @Nullable String user(BossConnection connection) {
		Principal principal = connection.handshake().principal();
		return (principal != null) ? principal.getName() : null;
	}

	private static Set<BossConnection> with(@Nullable Set<BossConnection> connections, BossConnection connection) {
		Set<BossConnection> result = (connections != null) ? connections : new LinkedHashSet<>(2);
		result.add(connection);
		return result;
	}

	private static @Nullable Set<BossConnection> without(Set<BossConnection> connections, BossConnection connection) {
		connections.remove(connection);
		return connections.isEmpty() ? null : connections;
	}

	@Override
	public void detached(BossConnection connection) {
		this.watchers.forEach((watcher) -> watcher.accept(connection));
	}

	@Override
	public void resumed(OpenedConnection session) {
		detached(session.connection());
	}

	@Override
	public void closed(BossConnection connection, CloseReason reason) {
		end(connection);
	}

	// A connection that breaks while it is opened may have closed before.
	@Override
	public void forgotten(BossConnection connection) {
		end(connection);
	}

	private void end(BossConnection connection) {
		Entry entry = this.connections.remove(connection.id());
		if (entry == null) {
			return;
		}
		if (entry.user() != null) {
			this.users.computeIfPresent(entry.user(), (name, connections) -> without(connections, connection));
		}
		this.followers.forEach((follower) -> follower.accept(connection));
	}

	private record Entry(BossConnection connection, @Nullable String user) {
	}

}
