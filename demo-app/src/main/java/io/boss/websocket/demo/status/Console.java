package io.boss.websocket.demo.status;

import java.util.ArrayDeque;
import java.util.Deque;

import io.boss.websocket.BossConnection;
import io.boss.websocket.ConnectionGroup;

/**
 * The state of the {@link StatusService}: who reads, and the last lines for who comes
 * later. Used by one callback at a time, so it needs no locks.
 */
class Console {

	private final int capacity;

	private final Deque<String> tail = new ArrayDeque<>();

	private final ConnectionGroup readers = new ConnectionGroup();

	Console(int capacity) {
		this.capacity = capacity;
	}

	void join(BossConnection reader) {
		// A reader from before a restart still has its lines on the screen.
		if (!reader.isRejoined() && !this.tail.isEmpty()) {
			reader.send(String.join("\n", this.tail));
		}
		this.readers.add(reader);
	}

	void leave(BossConnection reader) {
		this.readers.remove(reader);
	}

	void print(String line) {
		if (this.tail.size() == this.capacity) {
			this.tail.removeFirst();
		}
		this.tail.addLast(line);
		this.readers.send(line);
	}

}
