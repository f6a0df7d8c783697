package io.boss.websocket.demo.chat;

import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

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

	static final int MAX_NAME = 24;

	static final int MAX_TEXT = 1000;

	static final int MAX_HISTORY = 50;

	private static final String NAME = ChatRoom.class.getName() + ".name";

	private static final Pattern LEGAL_NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]+");

	private final Clock clock;

	private final ConnectionGroup clients = new ConnectionGroup();

	private final Map<String, BossConnection> people = new LinkedHashMap<>();

	private final Deque<ChatEvent.Line> history = new ArrayDeque<>();

	private boolean readmitting;

	ChatRoom(Clock clock) {
		this.clock = clock;
	}

	void admit(BossConnection client) {
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

	boolean isReadmitting() {
		return this.readmitting;
	}

	void announcePeople() {
		this.readmitting = false;
		this.clients.send(people());
	}

	void enter(BossConnection client, @Nullable String requested) {
		check(nameOf(client) == null, ChatProblem.NAME_ALREADY_GIVEN);
		String name = checkName(requested);
		check(this.people.putIfAbsent(key(name), client) == null, ChatProblem.NAME_TAKEN);
		client.attributes().put(NAME, name);
		client.send(new ChatEvent.Welcome(name));
		tell(new ChatEvent.Entered(name, this.clock.instant()));
	}

	void say(BossConnection client, @Nullable String requested) {
		String name = nameOf(client);
		if (name == null) {
			throw new ChatException(ChatProblem.NAME_MISSING);
		}
		String text = (requested != null) ? requested.strip() : "";
		check(!text.isEmpty(), ChatProblem.TEXT_BLANK);
		check(text.length() <= MAX_TEXT, ChatProblem.TEXT_TOO_LONG);
		tell(new ChatEvent.Said(name, text, this.clock.instant()));
	}

	void leave(BossConnection client) {
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

	private static String checkName(@Nullable String requested) {
		String name = (requested != null) ? Normalizer.normalize(requested, Normalizer.Form.NFKC).strip() : "";
		check(!name.isEmpty(), ChatProblem.NAME_BLANK);
		check(name.length() <= MAX_NAME, ChatProblem.NAME_TOO_LONG);
		check(LEGAL_NAME.matcher(name).matches(), ChatProblem.NAME_ILLEGAL);
		return name;
	}

	private static void check(boolean condition, ChatProblem problem) {
		if (!condition) {
			throw new ChatException(problem);
		}
	}

	private static @Nullable String nameOf(BossConnection client) {
		return (String) client.attributes().get(NAME);
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
