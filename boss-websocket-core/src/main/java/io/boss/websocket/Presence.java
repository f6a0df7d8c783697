/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.util.List;
import java.util.Map;

/**
 * List of the clients that are in a service, on all nodes of the cluster; without a
 * cluster, on this one. A bean. Safe on any thread; nothing blocks.
 * <p>
 * A service enters its clients, usually in {@link BossServiceHandler#handleJoin}. They
 * leave by themselves when their connections end, and when their node leaves the cluster
 * or its lease ends. A client that was lost and may come back stays, and is
 * {@linkplain PresenceEntry#away() away}. Each change is told as a {@link PresenceEvent},
 * on each node:
 * <ul>
 * <li>to the service, in {@link BossServiceHandler#handleInfo}, as long as it runs: one
 * that is down, stands by, has not started yet or begins to end is not told, and a fresh
 * instance has not heard of earlier events. {@link #list} is right all the same, and an
 * instance that needs to be sure looks there when it starts. Of a keyed service, the
 * instance of the client's key is told on each node where it runs; an event neither
 * starts one nor keeps one alive;</li>
 * <li>as an application event, as {@link io.boss.websocket.event.ServiceStartedEvent}
 * is.</li>
 * </ul>
 * Events are late rather than lost. If there is no room in the mailbox
 * ({@code boss.websocket.mailbox.info-capacity}), or too many application events wait,
 * events wait outside, at most one for each entry, in the order of the first that waits
 * for it: of an entry that has changed more than once, the last is told, with what was
 * told before as {@link PresenceEvent.Updated#before()}; one that has left and entered
 * again has been updated, or nothing is told if it is as it was; one that has entered and
 * left again is not told at all. Nothing is counted as dropped.
 * <p>
 * On each node, the events that an instance is told add up to the list, though the list
 * is ahead of them: it includes changes whose events wait. Nodes agree as soon as they
 * have heard of each other; a node that was cut off has left for the others meanwhile, as
 * they have for it, and joins again.
 * <p>
 * Like Phoenix.Presence, each node keeps its own entries and others copy them, so that
 * nodes never contradict each other. Unlike there, an entry is one connection and not a
 * key that several share: a user with two tabs is there twice, and the last one that
 * leaves is the user's end. ChicagoBoss had nothing like it; its services counted their
 * clients themselves, in the one process for the whole cluster.
 *
 * @since 0.1.0
 */
public interface Presence {

	/**
	 * How many bytes of UTF-8 the keys and values of an entry have at most, all together.
	 */
	int MAX_METADATA_SIZE = 4096;

	/**
	 * Enters a client, or replaces what is known about it. Nothing is told if nothing
	 * changes.
	 * @param connection a client of this node
	 * @param metadata what others may know about it, which is copied; half of a surrogate
	 * pair in it becomes U+FFFD
	 * @return whether it is there; {@code false} if the connection has ended
	 * @throws IllegalArgumentException if there is more metadata than
	 * {@value #MAX_METADATA_SIZE} bytes; nothing was changed then
	 */
	boolean enter(BossConnection connection, Map<String, String> metadata);

	/**
	 * Lets a client leave that stays connected.
	 * @param connection a client of this node
	 * @return whether it was there
	 */
	boolean leave(BossConnection connection);

	/**
	 * Who is in a service.
	 * @param service the name of the service; of a keyed service, the
	 * {@linkplain InstanceKey#address() address} of an instance, such as {@code room/42},
	 * or the name for the clients of all its instances
	 * @return a snapshot, which does not change, in the order of entering and the same on
	 * each node; cheap whatever changes, as snapshots share what they have in common and
	 * nothing is sorted
	 */
	List<PresenceEntry> list(String service);

}
