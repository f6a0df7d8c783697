/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.status;

import java.util.ArrayDeque;
import java.util.Deque;

import io.boss.websocket.BossConnection;
import io.boss.websocket.ConnectionGroup;

/**
 * State of the {@link StatusService}: its readers, and the last lines for later ones.
 * Used by one callback at a time, so it needs no locks.
 */
class Console {

	private final int capacity;

	private final Deque<String> tail = new ArrayDeque<>();

	private final ConnectionGroup readers = new ConnectionGroup();

	private long printed;

	Console(int capacity) {
		this.capacity = capacity;
	}

	void join(BossConnection reader) {
		// A reader from before a restart still has its lines on the screen.
		if (!reader.isRejoined() && !this.tail.isEmpty()) {
			sendTail(reader);
		}
		this.readers.add(reader);
	}

	/**
	 * Sends the last lines, as a form feed, the number of the first of them, and each in
	 * a line. Who has lines already sees by the number what is missing.
	 * @param reader who gets them
	 */
	void sendTail(BossConnection reader) {
		reader.send("\f" + (this.printed - this.tail.size()) + "\n" + String.join("\n", this.tail));
	}

	void leave(BossConnection reader) {
		this.readers.remove(reader);
	}

	void print(String line) {
		if (this.tail.size() == this.capacity) {
			this.tail.removeFirst();
		}
		this.tail.addLast(line);
		this.printed++;
		this.readers.send(line);
	}

}
