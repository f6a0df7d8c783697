package io.boss.websocket.cluster.presence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import org.jspecify.annotations.Nullable;

/**
 * The entries of all nodes, by their services. Changed and {@linkplain #list listed} by
 * one thread at a time; {@link #listed} is safe on any thread.
 */
final class PresenceTable {

	private static final Comparator<PresenceEntry> ORDER = Comparator.comparing(PresenceEntry::since)
		.thenComparing(PresenceEntry::connectionId);

	private final Map<String, Map<String, PresenceEntry>> services = new HashMap<>();

	// Until something changes.
	private final Map<String, List<PresenceEntry>> lists = new ConcurrentHashMap<>();

	private final Consumer<PresenceEvent> events;

	PresenceTable(Consumer<PresenceEvent> events) {
		this.events = events;
	}

	@Nullable List<PresenceEntry> listed(String service) {
		return this.lists.get(service);
	}

	List<PresenceEntry> list(String service) {
		Map<String, PresenceEntry> entries = this.services.get(service);
		// Any name may be asked for, so that nothing is kept for those that have none.
		return (entries != null) ? this.lists.computeIfAbsent(service, (name) -> sorted(entries)) : List.of();
	}

	private static List<PresenceEntry> sorted(Map<String, PresenceEntry> entries) {
		List<PresenceEntry> sorted = new ArrayList<>(entries.values());
		sorted.sort(ORDER);
		return List.copyOf(sorted);
	}

	void put(PresenceEntry entry) {
		PresenceEntry before = this.services.computeIfAbsent(entry.service(), (name) -> new HashMap<>())
			.put(entry.connectionId(), entry);
		if (entry.equals(before)) {
			return;
		}
		this.lists.remove(entry.service());
		this.events
			.accept((before != null) ? new PresenceEvent.Updated(entry, before) : new PresenceEvent.Joined(entry));
	}

	void remove(PresenceEntry entry) {
		Map<String, PresenceEntry> entries = this.services.get(entry.service());
		if (entries != null && entries.remove(entry.connectionId()) != null) {
			if (entries.isEmpty()) {
				this.services.remove(entry.service());
			}
			this.lists.remove(entry.service());
			this.events.accept(new PresenceEvent.Left(entry));
		}
	}

}
