package io.boss.websocket.demo.chat;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.ConnectionGroup;
import org.jspecify.annotations.Nullable;

/**
 * The state of the {@link ChatService}: who listens at this node, who is here at any
 * node, and what was said last. Used by one callback at a time, so it needs no locks.
 * <p>
 * The name of a client is also kept with its connection, which outlives the room: after a
 * restart the next room is built from that.
 */
class ChatRoom {

	static final int MAX_HISTORY = 50;

	private static final String PERSON = Person.class.getName();

	private final Clock clock;

	private final ConnectionGroup clients = new ConnectionGroup();

	private final Map<String, Person> people = new LinkedHashMap<>();

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
		Person person = personOf(client);
		if (person != null) {
			this.people.put(client.id(), person);
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

	ChatEvent.@Nullable Problem enter(BossConnection client, String name, @Nullable String key) {
		announceReadmitted();
		if (personOf(client) != null) {
			return ChatProblem.NAME_ALREADY_GIVEN.toEvent();
		}
		Person person = new Person(name, key, true);
		if (this.people.values().stream().anyMatch(person::mustNotBeNextTo)) {
			return ChatProblem.NAME_TAKEN.toEvent();
		}
		client.attributes().put(PERSON, person);
		client.send(new ChatEvent.Welcome(name));
		come(client.id(), person);
		return null;
	}

	void leave(BossConnection client) {
		announceReadmitted();
		this.clients.remove(client);
		go(client.id());
	}

	/**
	 * Somebody is here, perhaps at another node. Known twice, and heard of once: a client
	 * that has moved to another node is here all the time.
	 * @param connection the id of the connection
	 * @param person who it is
	 */
	void come(String connection, Person person) {
		boolean here = isHere(person);
		if (this.people.putIfAbsent(connection, person) == null && !here) {
			tell(new ChatEvent.Entered(person.name(), this.clock.instant()));
		}
	}

	/**
	 * Somebody is not here any more, as far as this connection goes.
	 * @param connection the id of the connection
	 */
	void go(String connection) {
		Person person = this.people.remove(connection);
		if (person != null && !isHere(person)) {
			tell(new ChatEvent.Left(person.name(), this.clock.instant()));
		}
	}

	private boolean isHere(Person person) {
		return this.people.values().stream().anyMatch(person::hasNameOf);
	}

	ChatEvent.@Nullable Said lineOf(BossConnection client, String text) {
		Person person = personOf(client);
		return (person != null) ? new ChatEvent.Said(person.name(), text, this.clock.instant()) : null;
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
		return new ChatEvent.People(this.people.values().stream().map(Person::name).distinct().toList());
	}

	private static @Nullable Person personOf(BossConnection client) {
		return (Person) client.attributes().get(PERSON);
	}

}
