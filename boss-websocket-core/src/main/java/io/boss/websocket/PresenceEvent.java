/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Event for a client that has entered or left a service, on any node: told to the
 * service, or the instance of its key, on each node in
 * {@link BossServiceHandler#handleInfo}, and published as an application event. For a
 * listener that is behind, several events of one client become one, as {@link Presence}
 * says.
 *
 * @since 0.1.0
 * @see Presence
 */
public sealed interface PresenceEvent {

	/**
	 * The client, as it is now or was in the end.
	 * @return the entry
	 */
	PresenceEntry entry();

	/**
	 * Event for a client that has entered.
	 *
	 * @param entry the client
	 */
	record Joined(PresenceEntry entry) implements PresenceEvent {
	}

	/**
	 * Event for a client whose metadata has changed, that was lost and may come back or
	 * has come back ({@link PresenceEntry#away()}), or that has left and entered again
	 * before this could be told.
	 *
	 * @param entry the client as it is now
	 * @param before the client as it was told before
	 */
	record Updated(PresenceEntry entry, PresenceEntry before) implements PresenceEvent {
	}

	/**
	 * Event for a client that has left, whose connection has ended, or whose node has
	 * left the cluster.
	 *
	 * @param entry the client as it was
	 */
	record Left(PresenceEntry entry) implements PresenceEvent {
	}

}
