package io.boss.websocket.demo.chat;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.ConnectionGroup;

/**
 * State of the {@link ChatService}: the listeners at this node, the people known at any
 * node, and the last lines. Used by one callback at a time, so it needs no locks.
 */
class ChatRoom {

	static final int MAX_HISTORY = 50;

	private final Clock clock;

	private final ConnectionGroup clients = new ConnectionGroup();

	private final Deque<ChatEvent.Line> history = new ArrayDeque<>();

	private Map<String, String> names;

	private boolean readmitting;

	ChatRoom(Clock clock, List<Person> people) {
		this.clock = clock;
		this.names = namesOf(people);
	}

	void admit(BossConnection client) {
		announceReadmitted();
		client.send(people());
		client.send(new ChatEvent.History(List.copyOf(this.history)));
		this.clients.add(client);
	}

	void readmit(BossConnection client) {
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

	void leave(BossConnection client) {
		this.clients.remove(client);
	}

	/**
	 * Tells everybody who has come and gone. People count by name: who comes back at
	 * another node before the connection to a dead one is given up has not been away.
	 * @param people who is here now, with all connections
	 */
	void update(List<Person> people) {
		Map<String, String> before = this.names;
		this.names = namesOf(people);
		before.forEach((plainName, name) -> {
			if (!this.names.containsKey(plainName)) {
				tell(new ChatEvent.Left(name, this.clock.instant()));
			}
		});
		this.names.forEach((plainName, name) -> {
			if (!before.containsKey(plainName)) {
				tell(new ChatEvent.Entered(name, this.clock.instant()));
			}
		});
	}

	private static Map<String, String> namesOf(List<Person> people) {
		Map<String, String> names = new LinkedHashMap<>();
		people.forEach((person) -> names.putIfAbsent(person.plainName(), person.name()));
		return names;
	}

	void tell(ChatEvent.Line line) {
		announceReadmitted();
		if (this.history.size() == MAX_HISTORY) {
			this.history.removeFirst();
		}
		this.history.addLast(line);
		this.clients.send(line);
	}

	private ChatEvent.People people() {
		return new ChatEvent.People(List.copyOf(this.names.values()));
	}

}
