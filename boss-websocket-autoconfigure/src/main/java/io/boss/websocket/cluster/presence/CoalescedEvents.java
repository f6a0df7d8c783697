package io.boss.websocket.cluster.presence;

import java.util.LinkedHashMap;
import java.util.Map;

import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.service.InfoBacklog;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for room, at most one for each entry: what it comes to for somebody
 * who has not heard of any of them. Who has come and gone meanwhile is not told at all.
 */
final class CoalescedEvents implements InfoBacklog<PresenceEvent> {

	private final Map<String, PresenceEvent> events = new LinkedHashMap<>();

	@Override
	public void add(PresenceEvent event) {
		this.events.compute(event.entry().connectionId(),
				(id, waiting) -> (waiting != null) ? both(waiting, event) : event);
	}

	private static @Nullable PresenceEvent both(PresenceEvent first, PresenceEvent second) {
		PresenceEntry before = known(first);
		if (second instanceof PresenceEvent.Left) {
			return (before != null) ? second : null;
		}
		PresenceEntry after = second.entry();
		if (before == null) {
			return new PresenceEvent.Joined(after);
		}
		return before.equals(after) ? null : new PresenceEvent.Updated(after, before);
	}

	// What somebody knows who has heard of nothing yet.
	private static @Nullable PresenceEntry known(PresenceEvent event) {
		if (event instanceof PresenceEvent.Updated updated) {
			return updated.before();
		}
		return (event instanceof PresenceEvent.Left) ? event.entry() : null;
	}

	@Override
	public @Nullable PresenceEvent poll() {
		var oldest = this.events.values().iterator();
		if (!oldest.hasNext()) {
			return null;
		}
		PresenceEvent event = oldest.next();
		oldest.remove();
		return event;
	}

	@Override
	public void clear() {
		this.events.clear();
	}

}
