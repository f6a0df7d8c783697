package io.boss.websocket.demo.chat;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.ConnectionGroup;
import org.jspecify.annotations.Nullable;

/**
 * The state of the {@link ChatService}: who listens, who has a name, and what was said
 * last. Used by one callback at a time, so it needs no locks.
 * <p>
 * The name of a client is also kept with its connection, which outlives the room: after a
 * restart the next room is built from that.
 */
class ChatRoom {

	static final int MAX_HISTORY = 50;

	private static final String NAME = ChatRoom.class.getName() + ".name";

	private final Clock clock;

	private final ConnectionGroup clients = new ConnectionGroup();

	private final Map<String, BossConnection> people = new LinkedHashMap<>();

	private final Deque<ChatEvent.Line> history = new ArrayDeque<>();

	private boolean readmitting;

	ChatRoom(Clock clock) {
		this.clock = clock;
	}

	void admit(BossConnection client) {
		announceReadmitted();
		client.send(people());
		client.send(new ChatEvent.History(List.copyOf(this.history)));
		this.clients.add(client);
	}

	void readmit(BossConnection client) {
		String name = nameOf(client);
		if (name != null) {
			this.people.put(key(name), client);
		}
		this.clients.add(client);
		this.readmitting = true;
	}

	/**
	 * Tells everybody who is here, if clients were readmitted since. They come back one
	 * by one, before anything else happens.
	 */
	void announceReadmitted() {
		if (this.readmitting) {
			this.readmitting = false;
			this.clients.send(people());
		}
	}

	ChatEvent.@Nullable Problem enter(BossConnection client, String name) {
		announceReadmitted();
		if (nameOf(client) != null) {
			return ChatProblem.NAME_ALREADY_GIVEN.toEvent();
		}
		if (this.people.putIfAbsent(key(name), client) != null) {
			return ChatProblem.NAME_TAKEN.toEvent();
		}
		client.attributes().put(NAME, name);
		client.send(new ChatEvent.Welcome(name));
		tell(new ChatEvent.Entered(name, this.clock.instant()));
		return null;
	}

	ChatEvent.@Nullable Problem say(BossConnection client, String text) {
		announceReadmitted();
		String name = nameOf(client);
		if (name == null) {
			return ChatProblem.NAME_MISSING.toEvent();
		}
		tell(new ChatEvent.Said(name, text, this.clock.instant()));
		return null;
	}

	void leave(BossConnection client) {
		announceReadmitted();
		this.clients.remove(client);
		String name = nameOf(client);
		if (name != null && this.people.remove(key(name), client)) {
			tell(new ChatEvent.Left(name, this.clock.instant()));
		}
	}

	private ChatEvent.People people() {
		return new ChatEvent.People(this.people.values().stream().map(ChatRoom::nameOf).toList());
	}

	private void tell(ChatEvent.Line line) {
		if (this.history.size() == MAX_HISTORY) {
			this.history.removeFirst();
		}
		this.history.addLast(line);
		this.clients.send(line);
	}

	private static @Nullable String nameOf(BossConnection client) {
		return (String) client.attributes().get(NAME);
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
