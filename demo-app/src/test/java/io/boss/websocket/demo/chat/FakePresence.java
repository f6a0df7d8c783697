package io.boss.websocket.demo.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.boss.websocket.BossConnection;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;

/**
 * Knows who is in the chat, and tells at once.
 */
final class FakePresence implements Presence {

	private final List<PresenceEntry> entries = new ArrayList<>();

	private final Consumer<PresenceEvent> listener;

	FakePresence(Consumer<PresenceEvent> listener) {
		this.listener = listener;
	}

	@Override
	public boolean enter(BossConnection connection, Map<String, String> metadata) {
		enter(connection.id(), metadata);
		return true;
	}

	void enter(String connectionId, Map<String, String> metadata) {
		PresenceEntry entry = new PresenceEntry(connectionId, ChatService.NAME, "", null, Instant.EPOCH, metadata);
		this.entries.add(entry);
		this.listener.accept(new PresenceEvent.Joined(entry));
	}

	@Override
	public boolean leave(BossConnection connection) {
		return leave(connection.id());
	}

	boolean leave(String connectionId) {
		List<PresenceEntry> left = this.entries.stream()
			.filter((entry) -> entry.connectionId().equals(connectionId))
			.toList();
		this.entries.removeAll(left);
		left.forEach((entry) -> this.listener.accept(new PresenceEvent.Left(entry)));
		return !left.isEmpty();
	}

	@Override
	public List<PresenceEntry> list(String service) {
		return List.copyOf(this.entries);
	}

}
