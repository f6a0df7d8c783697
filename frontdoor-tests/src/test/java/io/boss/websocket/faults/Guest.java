/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

import io.boss.websocket.faults.Room.Speaker;
import io.boss.websocket.frontdoor.RawWebSocket;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One visit of one client in one room: what it says, and whether it hears what it must.
 */
final class Guest implements AutoCloseable {

	private static final int PING = RawWebSocket.PING;

	private final Room room;

	private final String name;

	private final Speaker self;

	private final SplittableRandom random;

	private final RawWebSocket socket;

	// What anybody may have said before the welcome was heard.
	private final Map<String, Long> missed = new HashMap<>();

	private final Map<String, Long> first = new HashMap<>();

	private final Map<String, Long> last = new HashMap<>();

	private long heard;

	Guest(Room room, String name, URI uri, SplittableRandom random) {
		this.room = room;
		this.name = name;
		this.self = room.speaker(name);
		this.random = random;
		String then = (random.nextInt(12) == 0) ? "?then=crash" : "";
		this.socket = RawWebSocket.connect(URI.create(uri + then));
		hearUntil("welcome");
		room.speakers.forEach((speaker, said) -> this.missed.put(speaker, said.begun));
	}

	/**
	 * Says some things at once, and waits until it hears the last of them.
	 */
	void talk() {
		String words = "";
		for (int more = this.random.nextInt(1, 12); more > 0; more--) {
			this.self.begun++;
			words = "say " + this.name + " " + this.self.begun + padding();
			this.socket.send(words);
		}
		hearUntil(words);
		this.self.taken = this.self.begun;
	}

	private String padding() {
		if (this.random.nextInt(150) == 0) {
			return " crash";
		}
		return " " + "x".repeat((this.random.nextInt(10) == 0) ? this.random.nextInt(4000) : 0);
	}

	/**
	 * Leaves in one of many ways; in most of them after all that was said before is
	 * certainly heard.
	 */
	void leave() {
		int way = this.random.nextInt(5);
		if (way == 0) {
			this.socket.reset();
			return;
		}
		Map<String, Long> due = new HashMap<>();
		this.room.speakers.forEach((speaker, said) -> due.put(speaker, said.taken));
		this.socket.send("fence " + this.name);
		hearUntil("fence " + this.name);
		due.forEach(this::expectHeard);
		switch (way) {
			case 1 -> this.socket.reset();
			case 2 -> this.socket.close();
			default -> {
				this.socket.sendClose(4001, (this.random.nextInt(6) == 0) ? "crash" : "bye");
				assertThat(this.socket.readToClose()).isEqualTo("4001");
			}
		}
	}

	private void expectHeard(String speaker, long taken) {
		long missed = this.missed.getOrDefault(speaker, 0L);
		if (taken > missed) {
			assertThat(this.last.getOrDefault(speaker, 0L)).as("%s heard of %s", this.name, speaker)
				.isGreaterThanOrEqualTo(taken);
			assertThat(this.first.get(speaker)).as("%s heard of %s first", this.name, speaker)
				.isLessThanOrEqualTo(missed + 1);
		}
	}

	private void hearUntil(String expected) {
		String text = hear();
		while (!text.equals(expected)) {
			note(text);
			text = hear();
		}
		note(text);
	}

	private String hear() {
		RawWebSocket.Frame frame = this.socket.read();
		while (frame != null && frame.opcode() == PING) {
			this.socket.part(RawWebSocket.PONG, true, frame.payload());
			frame = this.socket.read();
		}
		assertThat(frame).as("%s was cut off", this.name).isNotNull();
		assertThat(frame.opcode()).as("%s was closed: %s", this.name, frame.text()).isEqualTo(RawWebSocket.TEXT);
		return frame.text();
	}

	private void note(String text) {
		if (text.startsWith("say ")) {
			String[] words = text.split(" ", 4);
			long number = Long.parseLong(words[2]);
			Long before = this.last.put(words[1], number);
			if (before != null) {
				assertThat(number).as("%s hears %s", this.name, words[1]).isEqualTo(before + 1);
			}
			this.first.putIfAbsent(words[1], number);
			this.heard++;
		}
	}

	long heard() {
		return this.heard;
	}

	@Override
	public void close() {
		this.room.speakers.remove(this.name);
		this.socket.close();
	}

}
