/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.boss.websocket.test.engine.TestLoop;
import io.boss.websocket.test.socket.ClientEnd;
import io.boss.websocket.test.socket.MemorySocket;
import org.jspecify.annotations.Nullable;

/**
 * Client's part of {@code boss.v1}, over all sockets that the client has one after the
 * other: keeps what the server has not received, acknowledges what has come, and knows
 * what to come back with. On the thread of the test.
 */
final class BossV1Session {

	private static final int MAX_UNACKNOWLEDGED = 32;

	private static final Duration LATEST_ACKNOWLEDGEMENT = Duration.ofSeconds(1);

	private static final String WELCOME = "{\"type\":\"boss.welcome\",";

	private final TestLoop loop;

	private final MemoryClient client;

	private final PageProtocol page;

	// The first of them is the one after those that the server is known to have received.
	private final Deque<Consumer<MemorySocket>> kept = new ArrayDeque<>();

	private long keptBefore;

	// Those of the kept messages that were written to some socket.
	private int written;

	private long received;

	private int unacknowledged;

	// What its own messages begin with; nothing does before it is told.
	private String own = WELCOME;

	private @Nullable String token;

	private @Nullable Socket current;

	private @Nullable String reason;

	private boolean resumed;

	BossV1Session(TestLoop loop, MemoryClient client, PageProtocol page) {
		this.loop = loop;
		this.client = client;
		this.page = page;
	}

	/**
	 * What to ask for in the next handshake, besides the subprotocol.
	 * @return the entry that asks for the session of before, or {@code null} if there is
	 * none
	 */
	@Nullable String request() {
		return (this.token != null) ? "boss.resume." + this.token + "." + this.received : null;
	}

	boolean isResumed() {
		return this.resumed;
	}

	@Nullable String reason() {
		return this.reason;
	}

	/**
	 * Begins with a socket.
	 * @return the client's end of it
	 */
	ClientEnd next() {
		Socket next = new Socket();
		this.current = next;
		return next;
	}

	/**
	 * The handshake has been answered.
	 * @param socket the socket
	 * @param agreed whether the server speaks {@code boss.v1}
	 */
	void connected(MemorySocket socket, boolean agreed) {
		Socket current = this.current;
		if (current != null) {
			current.socket = socket;
			current.welcomed |= !agreed;
			flush(current);
		}
	}

	/**
	 * Sends a message, as soon as there is a connection.
	 * @param message writes it to a socket
	 */
	void send(Consumer<MemorySocket> message) {
		this.kept.add(message);
		if (this.current != null) {
			flush(this.current);
		}
	}

	private void flush(Socket current) {
		MemorySocket socket = current.socket;
		if (socket != null && current.welcomed && !current.ended) {
			this.kept.stream().skip(this.written).toList().forEach((message) -> message.accept(socket));
			this.written = this.kept.size();
		}
	}

	private void welcomed(Socket current, String welcome) {
		boolean back = member(welcome, "resumed", "true") != null;
		String before = this.token;
		String mark = member(welcome, "mark", "[^\"]+");
		this.own = "{\"boss\":\"" + mark + "\",";
		this.page.begin(String.valueOf(mark));
		this.token = member(welcome, "session", "[^\"]+");
		this.reason = member(welcome, "reason", "[^\"]+");
		this.resumed = back;
		if (back) {
			acknowledged(number(welcome, "received"));
			this.written = 0;
			this.client.note("is resumed, and is sent " + number(welcome, "replayed") + " messages of before");
		}
		else {
			// What the server may have handled, or not, is not sent again.
			drop(this.written);
			this.keptBefore = 0;
			this.received = 0;
			this.client.note((before != null) ? "is not resumed: " + this.reason : "is welcomed");
		}
		this.unacknowledged = 0;
		current.welcomed = true;
		flush(current);
	}

	private void acknowledged(long count) {
		drop((int) (count - this.keptBefore));
		this.keptBefore = count;
	}

	private void drop(int messages) {
		for (int i = 0; i < messages; i++) {
			this.kept.remove();
		}
		this.written = Math.max(0, this.written - messages);
	}

	private void counted() {
		this.received++;
		this.unacknowledged++;
		if (this.unacknowledged == MAX_UNACKNOWLEDGED) {
			acknowledge();
		}
		else if (this.unacknowledged == 1) {
			Future<?> unused = this.loop.engineTime().schedule(this::acknowledge, LATEST_ACKNOWLEDGEMENT);
		}
	}

	private void acknowledge() {
		Socket current = this.current;
		if (this.unacknowledged > 0 && current != null && current.socket != null && !current.ended
				&& this.token != null) {
			this.unacknowledged = 0;
			current.socket.send(true, true, true,
					MemoryClient.bytes(this.own + "\"type\":\"boss.ack\",\"n\":" + this.received + "}"));
		}
	}

	// Messages of the protocol are written by our own server, always in the same way.
	private static @Nullable String member(String message, String name, String value) {
		Matcher matcher = Pattern.compile("\"" + name + "\":\"?(" + value + ")[\",}]").matcher(message);
		return matcher.find() ? matcher.group(1) : null;
	}

	private static long number(String message, String name) {
		String number = member(message, name, "[0-9]+");
		return (number != null) ? Long.parseLong(number) : 0;
	}

	/**
	 * One of the client's sockets. What comes by one of before is not heard any more.
	 */
	private final class Socket implements ClientEnd {

		private @Nullable MemorySocket socket;

		private boolean welcomed;

		private boolean ended;

		private boolean isCurrent() {
			return BossV1Session.this.current == this;
		}

		@Override
		public void opening() {
			BossV1Session.this.client.opening();
		}

		@Override
		public void text(String text) {
			if (!isCurrent()) {
				return;
			}
			boolean own = text.startsWith(BossV1Session.this.own);
			if (!this.welcomed) {
				BossV1Session.this.welcomed(this, text);
			}
			else if (own && member(text, "type", "boss\\.ack") != null) {
				acknowledged(number(text, "n"));
			}
			else {
				BossV1Session.this.client.text(text);
				if (!own) {
					counted();
				}
			}
		}

		@Override
		public void binary(byte[] payload) {
			if (isCurrent()) {
				BossV1Session.this.client.binary(payload);
				counted();
			}
		}

		@Override
		public void pong(byte[] payload) {
			if (isCurrent()) {
				BossV1Session.this.client.pong(payload);
			}
		}

		@Override
		public void cannotRead(String why) {
			BossV1Session.this.client.cannotRead(why);
		}

		@Override
		public void closed(int code, String reason) {
			this.ended = true;
			if (isCurrent()) {
				BossV1Session.this.client.closed(code, reason);
			}
		}

	}

}
