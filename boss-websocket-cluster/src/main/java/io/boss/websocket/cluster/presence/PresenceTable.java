package io.boss.websocket.cluster.presence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import org.jspecify.annotations.Nullable;

/**
 * Table of the entries of all nodes, by their services. Safe on any thread, as long as
 * one at a time changes the entry of a connection. A thread that lists entries waits for
 * no other, and one that changes an entry waits only for a change of the same service,
 * which takes about a microsecond.
 */
final class PresenceTable {

	private final Map<String, SortedEntries> services = new ConcurrentHashMap<>();

	private final Consumer<PresenceEvent> events;

	/**
	 * Creates a table without entries.
	 * @param events takes what changes, for each service in the order of its changes;
	 * must be fast
	 */
	PresenceTable(Consumer<PresenceEvent> events) {
		this.events = events;
	}

	List<PresenceEntry> list(String service) {
		// Any name may be asked for, so that nothing is kept for those that have none.
		return this.services.getOrDefault(service, SortedEntries.NONE).list();
	}

	/**
	 * The entry of a connection has changed.
	 * @param before what it was, or {@code null} if there was none
	 * @param after what it is, or {@code null} if there is none any more
	 */
	void change(@Nullable PresenceEntry before, @Nullable PresenceEntry after) {
		if (before != null && after != null && before.service().equals(after.service())) {
			update(before, after);
			return;
		}
		if (before != null) {
			remove(before);
		}
		if (after != null) {
			add(after);
		}
	}

	// Events are told while the entries of the service are held, so that their order is
	// that of the changes.
	private void add(PresenceEntry entry) {
		this.services.compute(entry.service(), (name, entries) -> {
			this.events.accept(new PresenceEvent.Joined(entry));
			return ((entries != null) ? entries : SortedEntries.NONE).with(entry);
		});
	}

	private void update(PresenceEntry before, PresenceEntry after) {
		if (!after.equals(before)) {
			this.services.computeIfPresent(after.service(), (name, entries) -> {
				this.events.accept(new PresenceEvent.Updated(after, before));
				return entries.without(before).with(after);
			});
		}
	}

	private void remove(PresenceEntry entry) {
		this.services.computeIfPresent(entry.service(), (name, entries) -> {
			this.events.accept(new PresenceEvent.Left(entry));
			SortedEntries left = entries.without(entry);
			return left.isEmpty() ? null : left;
		});
	}

}
