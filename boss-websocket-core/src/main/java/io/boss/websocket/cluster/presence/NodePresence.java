/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.PresenceEntry;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one node at a version. For one thread at a time.
 */
final class NodePresence {

	private final PresenceTable table;

	private final Map<String, PresenceEntry> entries = new LinkedHashMap<>();

	private long version;

	NodePresence(PresenceTable table) {
		this.table = table;
	}

	long version() {
		return this.version;
	}

	@Nullable PresenceEntry get(String id) {
		return this.entries.get(id);
	}

	Collection<PresenceEntry> entries() {
		return this.entries.values();
	}

	/**
	 * The entries stay, until they are replaced by those of any version.
	 */
	void forgetVersion() {
		this.version = -1;
	}

	/**
	 * The next version.
	 * @param id the id of the connection
	 * @param entry what is known about it, or {@code null} if it has left
	 */
	void change(String id, @Nullable PresenceEntry entry) {
		this.version++;
		if (entry != null) {
			put(entry);
		}
		else {
			remove(id);
		}
	}

	/**
	 * Another version: what is not in it has left.
	 * @param version the version
	 * @param entries all entries by their ids
	 */
	void replace(long version, Map<String, PresenceEntry> entries) {
		this.version = version;
		List<String> left = new ArrayList<>(this.entries.keySet());
		left.removeIf(entries::containsKey);
		left.forEach(this::remove);
		entries.values().forEach(this::put);
	}

	private void put(PresenceEntry entry) {
		this.table.change(this.entries.put(entry.connectionId(), entry), entry);
	}

	private void remove(String id) {
		this.table.change(this.entries.remove(id), null);
	}

}
