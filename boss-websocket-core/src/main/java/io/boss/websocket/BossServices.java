/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.util.Collection;
import java.util.Optional;

/**
 * Registry of the services of this application by name: a bean to look one up, to send it
 * an info, to see its state and to start it again. Safe on any thread.
 *
 * @since 0.1.0
 */
public interface BossServices {

	/**
	 * Finds a service. The reference to a keyed service stands for all of its instances
	 * that run on this node: its state, restarts and connections are those of all, and it
	 * can be restarted, paused and resumed as a whole. Infos, calls, work and timers need
	 * an instance: they throw {@link UnsupportedOperationException}, and are for the
	 * reference of a key.
	 * @param name the name of the service, or the {@linkplain InstanceKey#address()
	 * address} of an instance, such as {@code room/42}
	 * @return the service, if there is one of that name
	 */
	Optional<BossServiceReference> find(String name);

	/**
	 * Gets a service.
	 * @param name the name of the service
	 * @return the service
	 * @throws IllegalArgumentException if there is none of that name; the message lists
	 * those that there are
	 */
	BossServiceReference get(String name);

	/**
	 * Gets a service.
	 * @param type the class that is annotated with {@link BossService @BossService}
	 * @return the service
	 * @throws IllegalArgumentException if there is none of that class
	 */
	BossServiceReference get(Class<?> type);

	/**
	 * Gets a keyed service.
	 * @param name the name of the service
	 * @return the service
	 * @throws IllegalArgumentException if there is none of that name, or if it has no
	 * keys
	 */
	KeyedServiceReference keyed(String name);

	/**
	 * Gets a keyed service.
	 * @param type the class that is annotated with {@link BossService @BossService}
	 * @return the service
	 * @throws IllegalArgumentException if there is none of that class, or if it has no
	 * keys
	 */
	KeyedServiceReference keyed(Class<?> type);

	/**
	 * All services, in the order of their names.
	 * @return the services
	 */
	Collection<BossServiceReference> all();

	/**
	 * A connection by its id, on whatever node of the cluster it is; without a cluster,
	 * on this one. Finding it costs nothing, and it need not be there.
	 * @param id the id, as {@link BossConnection#id()} has it
	 * @return a way to reach it
	 */
	ConnectionReference connection(String id);

	/**
	 * All connections of a user, on all nodes of the cluster.
	 * @param name the name of the user
	 * @return a way to reach them
	 */
	UserReference user(String name);

	/**
	 * The connections of a user to all services, on this node ({@link #user} has those of
	 * all nodes): those whose {@link Handshake#principal() principal} has the name.
	 * Connections that are about to be joined are among them, so that code that closes
	 * all connections of a user misses none.
	 * @param user the name of the user
	 * @return the connections, by service (of a keyed service by instance) and in order
	 * of connecting
	 */
	Collection<BossConnection> connectionsOf(String user);

	/**
	 * The connections of a user to one service, on this node ({@link UserReference#in}
	 * has those of all nodes).
	 * @param user the name of the user
	 * @param service the name of the service, of a keyed service that of all its
	 * instances
	 * @return the connections, as {@link #connectionsOf(String)} has them
	 */
	default Collection<BossConnection> connectionsOf(String user, String service) {
		return connectionsOf(user).stream().filter((connection) -> service.equals(connection.service())).toList();
	}

	/**
	 * Closes all {@linkplain #connectionsOf(String) connections of a user} on this node
	 * ({@link UserReference#close} does so on all nodes), after what has been sent to
	 * them so far. A user who may not connect any more is kept out by the application's
	 * own rules, before this is called.
	 * @param user the name of the user
	 * @param code the close code: {@link CloseCode#POLICY_VIOLATION} or one from 4000 to
	 * 4999 are usual
	 * @param reason the close reason, cut at 123 bytes of UTF-8
	 * @return how many were still open
	 * @throws IllegalArgumentException if the code cannot be sent
	 */
	default int closeConnectionsOf(String user, CloseCode code, String reason) {
		String sendable = CloseReason.sendable(code, reason);
		return (int) connectionsOf(user).stream()
			.filter((connection) -> connection.close(code, sendable).isQueued())
			.count();
	}

}
