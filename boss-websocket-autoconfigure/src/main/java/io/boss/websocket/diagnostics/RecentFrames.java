/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Latest messages of one connection or service, bounded in number and in characters. Safe
 * on any thread.
 */
final class RecentFrames {

	static final int MOST_CHARACTERS = 32 * 1024;

	private final int mostFrames;

	private final Deque<RecentFrame> frames = new ArrayDeque<>();

	private int characters;

	RecentFrames(int mostFrames) {
		this.mostFrames = mostFrames;
	}

	synchronized void add(RecentFrame frame) {
		this.frames.addLast(frame);
		this.characters += frame.cost();
		while (this.frames.size() > this.mostFrames || this.characters > MOST_CHARACTERS) {
			this.characters -= this.frames.removeFirst().cost();
		}
	}

	synchronized List<RecentFrame> frames() {
		return List.copyOf(this.frames);
	}

}
