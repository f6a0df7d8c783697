/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import io.boss.websocket.BossMessage;
import io.boss.websocket.test.engine.Transcript;
import io.boss.websocket.test.socket.ClientEnd;
import org.jspecify.annotations.Nullable;

/**
 * Receiving end of a client: what has come and is unread, and who else sees it.
 */
abstract class ReceivingClient implements ClientEnd {

	private static final int MAX_UNREAD = 1_000_000;

	private final Deque<BossMessage> unread = new ArrayDeque<>();

	private @Nullable ClientEnd watcher;

	/**
	 * Adds a line about the client to the transcript.
	 * @param what what has happened
	 */
	abstract void note(String what);

	Deque<BossMessage> messages() {
		return this.unread;
	}

	/**
	 * Lets somebody else see, too, what comes from the server.
	 * @param watcher who sees it, after this client
	 */
	void watch(ClientEnd watcher) {
		this.watcher = watcher;
	}

	@Override
	public void text(String text) {
		note("gets " + Transcript.shortened(text));
		keep(BossMessage.text(text));
		watched((watcher) -> watcher.text(text));
	}

	@Override
	public void binary(byte[] payload) {
		note("gets " + payload.length + " bytes");
		keep(BossMessage.binary(payload));
		watched((watcher) -> watcher.binary(payload));
	}

	@Override
	public void pong(byte[] payload) {
		note("gets a pong");
		watched((watcher) -> watcher.pong(payload));
	}

	void watched(Consumer<ClientEnd> event) {
		if (this.watcher != null) {
			event.accept(this.watcher);
		}
	}

	private void keep(BossMessage message) {
		if (this.unread.size() == MAX_UNREAD) {
			cannotRead("has " + MAX_UNREAD + " unread messages: clear() them");
			return;
		}
		this.unread.add(message);
	}

}
