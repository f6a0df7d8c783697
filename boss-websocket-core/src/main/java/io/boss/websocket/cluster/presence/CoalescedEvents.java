/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.delivery.InfoBacklog;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for room, at most one for each entry: the sum of all that a listener
 * has not been told about the entry. An entry that has come and gone meanwhile is not
 * told at all.
 */
final class CoalescedEvents implements InfoBacklog<PresenceEvent> {

	private final Map<String, Difference> differences = new LinkedHashMap<>();

	@Override
	public void add(PresenceEvent event) {
		this.differences.compute(event.entry().connectionId(),
				(id, difference) -> Difference.of((difference != null) ? difference.told() : told(event), event));
	}

	// The entries as a listener knows them that was told all events before.
	private static @Nullable PresenceEntry told(PresenceEvent event) {
		if (event instanceof PresenceEvent.Updated updated) {
			return updated.before();
		}
		return (event instanceof PresenceEvent.Left) ? event.entry() : null;
	}

	@Override
	public @Nullable PresenceEvent poll() {
		Iterator<Difference> oldest = this.differences.values().iterator();
		if (!oldest.hasNext()) {
			return null;
		}
		PresenceEvent event = oldest.next().event();
		oldest.remove();
		return event;
	}

	@Override
	public void clear() {
		this.differences.clear();
	}

	/**
	 * Change of an entry that is still to be told.
	 *
	 * @param told the entry as it was told last, if it was there
	 * @param event what is told next
	 */
	private record Difference(@Nullable PresenceEntry told, PresenceEvent event) {

		private static @Nullable Difference of(@Nullable PresenceEntry told, PresenceEvent latest) {
			PresenceEntry entry = latest.entry();
			if (latest instanceof PresenceEvent.Left) {
				return (told != null) ? new Difference(told, latest) : null;
			}
			if (told == null) {
				return new Difference(null, new PresenceEvent.Joined(entry));
			}
			return told.equals(entry) ? null : new Difference(told, new PresenceEvent.Updated(entry, told));
		}

	}

}
