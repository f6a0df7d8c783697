package io.boss.websocket;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * How a transport sends one message to many of its connections at little more than the
 * cost of one. A {@link ConnectionGroup} uses it where a connection has one; applications
 * use the group.
 * <p>
 * Safe on any thread.
 */
public interface Multicast {

	/**
	 * Makes an empty set of recipients.
	 * @return the recipients
	 */
	Recipients recipients();

	/**
	 * How many connections of the transport have ended so far: who remembers it knows
	 * when to look for those that are not open any more.
	 * @return the number of connections
	 */
	long closes();

	/**
	 * A set of connections of one transport. Safe on any thread; nothing blocks.
	 */
	interface Recipients {

		/**
		 * Adds a connection.
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
		 * Whether nobody is in the set.
		 * @return whether it is empty
		 */
		boolean isEmpty();

		/**
		 * Sends a message to all that are open, as {@link BossConnection#send} does to
		 * one.
		 * @param message the message
		 * @param filter who gets it, or {@code null} for all
		 * @return how many it was queued for
		 */
		int send(BossMessage message, @Nullable Predicate<? super BossConnection> filter);

	}

}
