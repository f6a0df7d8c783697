/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Set of connections for a service's state: it forgets connections that have closed, and
 * sends to all the others, encoding a message once for each subprotocol. In order of
 * joining.
 * <p>
 * Safe on any thread; sending never blocks. Connections are told apart by their id.
 *
 * @since 0.1.0
 */
public final class ConnectionGroup implements Iterable<BossConnection> {

	private final GroupMembers members = new GroupMembers();

	/**
	 * Adds a connection.
	 * @param connection the connection
	 * @return whether it is open and was not in the group
	 */
	public boolean add(BossConnection connection) {
		return this.members.add(connection);
	}

	/**
	 * Removes a connection.
	 * @param connection the connection
	 * @return whether it was in the group
	 */
	public boolean remove(BossConnection connection) {
		return this.members.remove(connection);
	}

	/**
	 * Whether an open connection is in the group. Costs the same for any size.
	 * @param connection the connection
	 * @return whether it is a member
	 */
	public boolean contains(BossConnection connection) {
		return this.members.contains(connection);
	}

	/**
	 * Number of open connections in the group. Costs the same for any size.
	 * @return the size
	 */
	public int size() {
		return this.members.size();
	}

	/**
	 * Whether no open connection is in the group. Costs the same for any size.
	 * @return whether the group is empty
	 */
	public boolean isEmpty() {
		return size() == 0;
	}

	/**
	 * The open connections of this moment.
	 */
	@Override
	public Iterator<BossConnection> iterator() {
		return Collections.unmodifiableList(this.members.open()).iterator();
	}

	/**
	 * Sends to all, or to none if it cannot be written for one of them.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @return how many queued it
	 */
	public int send(Object payload) {
		return deliver(payload, null);
	}

	/**
	 * Sends to all but one.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @param excluded the member that does not get it
	 * @return how many queued it
	 */
	public int send(Object payload, BossConnection excluded) {
		return deliver(payload, (connection) -> !connection.equals(excluded));
	}

	/**
	 * Sends to all but some.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @param excluded the member that does not get it
	 * @return how many queued it
	 */
	public int send(Object payload, Collection<? extends BossConnection> excluded) {
		return deliver(payload, (connection) -> !excluded.contains(connection));
	}

	/**
	 * Sends to those that a predicate accepts.
	 * @param payload what {@link BossConnection#encode(Object)} takes
	 * @param recipients the condition for members that get it
	 * @return how many queued it
	 */
	public int sendIf(Object payload, Predicate<? super BossConnection> recipients) {
		return deliver(payload, recipients);
	}

	private int deliver(Object payload, @Nullable Predicate<? super BossConnection> filter) {
		List<GroupAddress> addresses = this.members.addresses();
		// Without a lock, because encoding and the filter are the application's code.
		Map<@Nullable String, BossMessage> messages = new HashMap<>();
		addresses.removeIf((address) -> !address.isWanted(filter));
		// Before any member gets it: what cannot be written for some is sent to none.
		addresses.forEach((address) -> address.encode(payload, messages));
		return addresses.stream().mapToInt((address) -> address.deliver(messages, filter)).sum();
	}

	/**
	 * Closes all, and forgets them.
	 * @param code the close code
	 * @param reason the close reason, cut at 123 bytes of UTF-8
	 * @throws IllegalArgumentException if the code cannot be sent
	 */
	public void close(CloseCode code, String reason) {
		String sendable = CloseReason.sendable(code, reason);
		this.members.open().forEach((connection) -> connection.close(code, sendable));
		this.members.open();
	}

}
