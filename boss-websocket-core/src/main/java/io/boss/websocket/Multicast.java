package io.boss.websocket;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Way to send one message to many connections of a transport at little more than the cost
 * of one. A {@link ConnectionGroup} uses it where a connection has one; applications use
 * the group.
 * <p>
 * Safe on any thread.
 */
public interface Multicast {

	/**
	 * Makes an empty set of recipients.
	 * @param departures hears of each recipient that has closed, from when it is added
	 * until it is removed
	 * @return the recipients
	 */
	Recipients recipients(Departures departures);

	/**
	 * Listener for recipients that have closed. Safe on any thread; nothing blocks.
	 */
	interface Departures {

		/**
		 * A recipient is not open any more. Perhaps twice.
		 * @param connection the recipient
		 */
		void departed(BossConnection connection);

		/**
		 * Whether the set is not used any more, so that it can be forgotten.
		 * @return whether telling it is of no use
		 */
		boolean isMoot();

	}

	/**
	 * Set of connections of one transport. Safe on any thread; nothing blocks.
	 */
	interface Recipients {

		/**
		 * Adds a connection. One that closes meanwhile is perhaps not told of: the caller
		 * that adds it looks again whether it is open.
		 * @param connection a connection whose {@link BossConnection#multicast()} is the
		 * one that made this set
		 */
		void add(BossConnection connection);

		/**
		 * Removes a connection.
		 * @param connection the connection
		 */
		void remove(BossConnection connection);

		/**
		 * Whether the set is empty.
		 * @return whether it is empty
		 */
		boolean isEmpty();

		/**
		 * Sends a message to all that are open, as {@link BossConnection#send} does to
		 * one.
		 * @param message the message
		 * @param filter the condition for connections that get it, or {@code null} for
		 * all
		 * @return how many it was queued for
		 */
		int send(BossMessage message, @Nullable Predicate<? super BossConnection> filter);

	}

}
