/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * Reading end of a client: puts parts together, and asks for more only while the test
 * lets it read and the inbox has room. Safe on any thread.
 */
final class Reception implements WebSocket.Listener {

	private static final int MAX_MESSAGE = 64 * 1024 * 1024;

	private final Inbox inbox;

	private final RecentEvents events;

	private final ReentrantLock lock = new ReentrantLock();

	private final StringBuilder text = new StringBuilder();

	private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

	private @Nullable WebSocket socket;

	// How many messages may be read.
	private long allowed = Long.MAX_VALUE;

	// Whether the socket will deliver something of which we have not heard.
	private boolean requested;

	// What was under way when the test stopped reading.
	private @Nullable Runnable held;

	Reception(Inbox inbox, RecentEvents events) {
		this.inbox = inbox;
		this.events = events;
	}

	boolean isReading() {
		this.lock.lock();
		try {
			return this.allowed > 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	void stop() {
		allow(0);
	}

	void start() {
		allow(Long.MAX_VALUE);
	}

	void allowOne() {
		this.lock.lock();
		try {
			allow((this.allowed == Long.MAX_VALUE) ? 1 : this.allowed + 1);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void allow(long messages) {
		this.lock.lock();
		try {
			this.allowed = messages;
			readOn();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Asks for more, if there is room for it and nothing was asked for.
	 */
	void readOn() {
		this.lock.lock();
		try {
			Runnable step = this.held;
			if (step != null && this.allowed > 0) {
				this.held = null;
				step.run();
			}
			if (this.socket != null && this.held == null && this.allowed > 0 && !this.requested
					&& this.inbox.hasRoom()) {
				this.requested = true;
				this.socket.request(1);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void onOpen(WebSocket webSocket) {
		this.lock.lock();
		try {
			this.socket = webSocket;
			readOn();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		String part = data.toString();
		arrived(() -> {
			this.text.append(part);
			if (last) {
				received(BossMessage.text(this.text.toString()));
				this.text.setLength(0);
			}
			failIfTooLarge(this.text.length());
		});
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
		byte[] part = new byte[data.remaining()];
		data.get(part);
		arrived(() -> {
			this.binary.writeBytes(part);
			if (last) {
				received(BossMessage.binary(this.binary.toByteArray()));
				this.binary.reset();
			}
			failIfTooLarge(this.binary.size());
		});
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
		arrived(() -> this.events.add("received a ping"));
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
		arrived(() -> {
			this.events.add("received a pong");
			this.inbox.addPong();
		});
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		ended(new ConnectionEnd(statusCode, reason));
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		ended(new ConnectionEnd(1006, error.toString()));
	}

	void ended(ConnectionEnd end) {
		if (this.inbox.end(end)) {
			this.events.add("connection ended: " + end);
		}
	}

	private void arrived(Runnable step) {
		this.lock.lock();
		try {
			this.requested = false;
			if (this.allowed > 0) {
				step.run();
				readOn();
			}
			else {
				this.held = step;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void received(BossMessage message) {
		this.events.add("received " + RecentEvents.describe(message));
		this.inbox.add(message);
		if (this.allowed != Long.MAX_VALUE) {
			this.allowed--;
		}
	}

	private void failIfTooLarge(int size) {
		if (size > MAX_MESSAGE && this.socket != null) {
			ended(new ConnectionEnd(1006, "The client takes no message of more than " + MAX_MESSAGE + " bytes"));
			this.socket.abort();
		}
	}

}
