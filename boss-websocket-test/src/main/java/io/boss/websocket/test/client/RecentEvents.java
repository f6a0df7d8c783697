/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

import io.boss.websocket.BossMessage;
import io.boss.websocket.timing.EngineClock;

/**
 * Last lines of a conversation, for the message of a test that fails. Safe on any thread.
 */
final class RecentEvents {

	private static final int LINES = 20;

	private static final int CHARS = 200;

	private final long start = EngineClock.SYSTEM.nanoTime();

	private final Deque<String> lines = new ArrayDeque<>();

	private int earlier;

	synchronized void add(String line) {
		double seconds = (EngineClock.SYSTEM.nanoTime() - this.start) / 1e9;
		this.lines.add(String.format(Locale.ROOT, "%+9.3f s  %s", seconds, line));
		if (this.lines.size() > LINES) {
			this.lines.remove();
			this.earlier++;
		}
	}

	/**
	 * The last lines, each below the one before it.
	 */
	@Override
	public synchronized String toString() {
		List<String> lines = new ArrayList<>(this.lines);
		if (this.earlier > 0) {
			lines.add(0, "... after " + this.earlier + " earlier");
		}
		return lines.isEmpty() ? "  nothing so far" : "  " + String.join("\n  ", lines);
	}

	/**
	 * A message in few words.
	 * @param message the message
	 * @return the beginning of its payload
	 */
	static String describe(BossMessage message) {
		return (message instanceof BossMessage.Text text) ? describe(text.payload()) : message.sizeInBytes() + " bytes";
	}

	static String describe(String text) {
		return (text.length() <= CHARS) ? "\"" + text + "\""
				: "\"" + text.substring(0, CHARS) + "...\" (" + text.length() + " chars)";
	}

}
