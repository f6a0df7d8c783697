package io.boss.websocket;

/**
 * The news that somebody has entered or left a service, on whatever node: told to the
 * service on each node in {@link BossServiceHandler#handleInfo}, and published as an
 * application event. For a listener that is behind, several of one client become one, as
 * {@link Presence} says.
 *
 * @see Presence
 */
public sealed interface PresenceEvent {

	/**
	 * The client, as it is now or was in the end.
	 * @return the entry
	 */
	PresenceEntry entry();

	/**
	 * A client has entered.
	 *
	 * @param entry the client
	 */
	record Joined(PresenceEntry entry) implements PresenceEvent {
	}

	/**
	 * The metadata of a client has changed, or it has left and entered again before this
	 * could be told.
	 *
	 * @param entry the client as it is now
	 * @param before the client as it was told before
	 */
	record Updated(PresenceEntry entry, PresenceEntry before) implements PresenceEvent {
	}

	/**
	 * A client has left, its connection has ended, or its node has left the cluster.
	 *
	 * @param entry the client as it was
	 */
	record Left(PresenceEntry entry) implements PresenceEvent {
	}

}
