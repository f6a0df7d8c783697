/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import org.jspecify.annotations.Nullable;

/**
 * Table of the entries of all nodes, by their services and, of keyed services, once more
 * by their instances. Safe on any thread, as long as one at a time changes the entry of a
 * connection. A thread that lists entries waits for no other, and one that changes an
 * entry waits only for a change of the same service, which takes about a microsecond.
 */
final class PresenceTable {

	private final Map<String, SortedEntries> services = new ConcurrentHashMap<>();

	// By addresses.
	private final Map<String, SortedEntries> instances = new ConcurrentHashMap<>();

	private final Consumer<PresenceEvent> events;

	/**
	 * Creates a table without entries.
	 * @param events takes what changes as soon as it is listed, for each connection in
	 * the order of its changes; must be fast
	 */
	PresenceTable(Consumer<PresenceEvent> events) {
		this.events = events;
	}

	/**
	 * Address of the instance that an entry is in.
	 * @param entry the entry
	 * @return the name of the service, with the key if there is one
	 */
	static String address(PresenceEntry entry) {
		return (entry.key() != null) ? entry.service() + "/" + entry.key() : entry.service();
	}

	List<PresenceEntry> list(String address) {
		Map<String, SortedEntries> lists = (address.indexOf('/') < 0) ? this.services : this.instances;
		// Any name may be asked for, so that nothing is kept for those that have none.
		return lists.getOrDefault(address, SortedEntries.NONE).list();
	}

	/**
	 * The entry of a connection has changed.
	 * @param before what it was, or {@code null} if there was none
	 * @param after what it is, or {@code null} if there is none any more
	 */
	void change(@Nullable PresenceEntry before, @Nullable PresenceEntry after) {
		if (before != null && after != null && address(before).equals(address(after))) {
			update(before, after);
			return;
		}
		if (before != null) {
			change(before, (entries) -> entries.without(before));
			this.events.accept(new PresenceEvent.Left(before));
		}
		if (after != null) {
			change(after, (entries) -> entries.with(after));
			this.events.accept(new PresenceEvent.Joined(after));
		}
	}

	private void update(PresenceEntry before, PresenceEntry after) {
		if (!after.equals(before)) {
			change(after, (entries) -> entries.without(before).with(after));
			this.events.accept(new PresenceEvent.Updated(after, before));
		}
	}

	private void change(PresenceEntry entry, UnaryOperator<SortedEntries> change) {
		if (entry.key() != null) {
			change(this.instances, address(entry), change);
		}
		change(this.services, entry.service(), change);
	}

	private static void change(Map<String, SortedEntries> lists, String name, UnaryOperator<SortedEntries> change) {
		lists.compute(name, (same, entries) -> {
			SortedEntries changed = change.apply((entries != null) ? entries : SortedEntries.NONE);
			return changed.isEmpty() ? null : changed;
		});
	}

}
