/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.multicast;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Way of a transport to send one message to many of its connections at little more than
 * the cost of one. Safe on any thread.
 *
 * @param <C> the type of connections
 * @param <M> the type of messages
 */
public interface Multicast<C, M> {

	/**
	 * Makes an empty set of recipients.
	 * @param departures told of each recipient that has closed, from when the recipient
	 * is added until it is removed
	 * @return the recipients
	 */
	Recipients<C, M> recipients(Departures<C> departures);

	/**
	 * Listener for recipients that have closed. Safe on any thread; nothing blocks.
	 *
	 * @param <C> the type of connections
	 */
	interface Departures<C> {

		/**
		 * A recipient is not open any more. Perhaps twice.
		 * @param connection the recipient
		 */
		void departed(C connection);

		/**
		 * Whether the listener has no use for departures any more, and can be forgotten.
		 * @return whether a call would be of no use
		 */
		boolean isMoot();

	}

	/**
	 * Set of connections of one transport. Safe on any thread; nothing blocks.
	 *
	 * @param <C> the type of connections
	 * @param <M> the type of messages
	 */
	interface Recipients<C, M> {

		/**
		 * Adds a connection. One that closes meanwhile is perhaps not told of: the caller
		 * looks again whether the connection is open.
		 * @param connection a connection whose {@link MulticastMember#multicast()} has
		 * made this set
		 */
		void add(C connection);

		/**
		 * Removes a connection.
		 * @param connection the connection
		 */
		void remove(C connection);

		/**
		 * Whether the set has no connection.
		 * @return whether it is empty
		 */
		boolean isEmpty();

		/**
		 * Sends a message to all connections that are open, each as the connection itself
		 * would.
		 * @param message the message
		 * @param filter the connections that get the message, or {@code null} for all
		 * @return the number of connections that the message was queued for
		 */
		int send(M message, @Nullable Predicate<? super C> filter);

	}

}
